//go:build ignore

// A window with nothing but the map, or with its page, which drives itself: for the time between frames and the memory of panning.
// packaging/bench/map runs it.
package main

import (
	"flag"
	"fmt"
	"image/color"
	"math"
	"math/rand/v2"
	"os"
	"runtime"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/theme"

	"focalpoint/internal/atlas"
	"focalpoint/internal/ui/mapview"
	looks "focalpoint/internal/ui/theme"
)

// country is what the map shows.
var country = mapview.Bounds{South: 44, West: 21.8, North: 52.6, East: 40.6}

func main() {
	pins := flag.Int("pins", 0, "how many pins")
	seconds := flag.Int("seconds", 15, "how long to pan and zoom before the end; 0: stay open for a person")
	haste := flag.Float64("haste", 1, "how much faster than a person it pans and zooms")
	zoom := flag.Int("zoom", 8, "zoom at the start")
	lang := flag.String("lang", "uk", "language of the labels")
	dark := flag.Bool("dark", false, "the dark look")
	fit := flag.Bool("fit", false, "begin with all the pins")
	page := flag.Bool("page", false, "the page of the map, with filled oblasts and a legend, in the place of the map alone")
	profile := flag.String("profile", "", "file for a CPU profile")
	flag.Parse()

	a := app.New()
	style := atlas.StyleLight
	if *dark {
		style = atlas.StyleDark
		a.Settings().SetTheme(only{theme.DefaultTheme(), theme.VariantDark})
	} else {
		a.Settings().SetTheme(only{theme.DefaultTheme(), theme.VariantLight})
	}
	geography, err := atlas.Builtin()
	if err != nil {
		panic(err)
	}
	tiles := atlas.NewRenderer(geography, style, *lang)
	m := mapview.New(mapview.Config{
		Tiles: tiles, Post: fyne.Do, Bounds: country, MinZoom: 4, MaxZoom: 14,
		Texts: mapview.Texts{Attribution: atlas.Attribution(*lang), Metres: "м", Kilometres: "км"},
	})
	m.OnTapped = func(p mapview.Point) {
		m.SetPins(append(m.Pins(), mapview.Pin{ID: strconv.Itoa(len(m.Pins())), Title: "New", Point: p}))
	}
	m.SetPins(scattered(*pins))
	w := a.NewWindow("Map")
	w.SetPadded(false)
	if *page {
		a.Settings().SetTheme(looks.New(mode(*dark)))
		var content fyne.CanvasObject
		content, m = newPage(w, geography, tiles, *lang, *dark, scattered(*pins))
		w.SetContent(content)
	} else {
		w.SetContent(m)
	}
	w.Resize(fyne.NewSize(1200, 800))
	m.SetCentre(mapview.Point{Lat: 48.7389, Lon: 37.5844}, *zoom)
	if *fit {
		m.FitToPins()
	}
	if *seconds > 0 {
		d := &drive{m: m, haste: *haste, end: time.Duration(*seconds) * time.Second}
		a.Lifecycle().SetOnStarted(func() { time.AfterFunc(3*time.Second, func() { fyne.Do(d.begin) }) })
	}
	if *profile != "" {
		file, err := os.Create(*profile)
		if err != nil {
			panic(err)
		}
		if err := pprof.StartCPUProfile(file); err != nil {
			panic(err)
		}
		defer pprof.StopCPUProfile()
	}
	w.ShowAndRun()
}

func mode(dark bool) looks.Mode {
	if dark {
		return looks.Dark
	}
	return looks.Light
}

// only is a theme in one look.
type only struct {
	fyne.Theme
	variant fyne.ThemeVariant
}

func (t only) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	return t.Theme.Color(name, t.variant)
}

// scattered are pins as an institution has them: most in and around towns, some in the very same place.
func scattered(count int) []mapview.Pin {
	r := rand.New(rand.NewPCG(1, 2))
	colours := []color.NRGBA{{}, {R: 0x1B, G: 0x7F, B: 0x4B, A: 0xFF}, {R: 0x1F, G: 0x5F, B: 0xBF, A: 0xFF}, {R: 0xE0, G: 0xA0, B: 0x10, A: 0xFF}}
	signs := []mapview.Sign{mapview.SignBang, mapview.SignCheck, mapview.SignUp, mapview.SignMore}
	radii := []float64{0, 0, 700, 7000}
	pins := make([]mapview.Pin, count)
	town := mapview.Point{Lat: 48.7389, Lon: 37.5844}
	for i := range pins {
		if i%20 == 0 {
			town = mapview.Point{Lat: 46.5 + 5*r.Float64(), Lon: 24 + 15*r.Float64()}
		}
		at := town
		if i%5 != 0 {
			at.Lat += r.NormFloat64() * 0.05
			at.Lon += r.NormFloat64() * 0.08
		}
		state := r.IntN(4)
		pins[i] = mapview.Pin{
			ID: strconv.Itoa(i), Title: "Місце № " + strconv.Itoa(i), Point: at,
			Colour: colours[state], Sign: signs[state], Radius: radii[r.IntN(4)],
		}
	}
	return pins
}

// drive pans in circles that wander over the country, and zooms now and then, as a restless hand does.
type drive struct {
	m      *mapview.Map
	haste  float64
	grasp  fyne.Position // of the pointer, which begins anew on the other side where it would leave the map
	end    time.Duration
	start  time.Time
	last   time.Time
	frames []time.Duration // while panning
	zooms  []time.Duration // while a zoom is under way
	calm   time.Time       // when the zoom is over
	turns  int
	first  int64           // resident bytes
	busy   time.Duration   // of the window's thread, at the frame before
	whole  time.Duration   // work of all threads until the start
	works  []time.Duration // of the window's thread for a frame: it tells of the map, and not of what else the machine does
	over   bool
}

func (d *drive) begin() {
	d.start, d.last = time.Now(), time.Now()
	d.first, d.whole = resident(), processTime()
	(&fyne.Animation{Duration: time.Hour, RepeatCount: fyne.AnimationRepeatForever, Curve: fyne.AnimationLinear, Tick: d.tick}).Start()
}

// within is a place between 0 and a side.
func within(at, side float32) float32 {
	return at - side*float32(math.Floor(float64(at/side)))
}

// tick is called once for each frame.
func (d *drive) tick(float32) {
	if d.over {
		return
	}
	now, busy := time.Now(), threadTime()
	if d.busy > 0 {
		d.works = append(d.works, busy-d.busy)
	}
	d.busy = busy
	frame := now.Sub(d.last)
	d.last = now
	if now.Before(d.calm) {
		d.zooms = append(d.zooms, frame)
	} else {
		d.frames = append(d.frames, frame)
	}
	since := now.Sub(d.start).Seconds() * d.haste
	by := fyne.NewDelta(float32(9*d.haste*math.Cos(since*0.7)), float32(6*d.haste*math.Sin(since*1.1)))
	d.grasp = fyne.NewPos(within(d.grasp.X+by.DX, 1200), within(d.grasp.Y+by.DY, 800))
	d.m.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: d.grasp}, Dragged: by})
	if turn := int(since / 4); turn > d.turns {
		d.turns = turn
		d.m.DragEnd()
		up := float32(25)
		if turn%4 >= 2 {
			up = -up
		}
		d.m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(700, 300)}, Scrolled: fyne.Delta{DY: up}})
		d.calm = now.Add(300 * time.Millisecond)
		if turn%8 == 0 { // elsewhere
			d.m.SetCentre(mapview.Point{Lat: 46.5 + 5*rand.Float64(), Lon: 24 + 15*rand.Float64()}, 6+rand.IntN(7))
		}
	}
	if now.Sub(d.start) > d.end {
		d.over = true
		d.report()
		fyne.CurrentApp().Quit()
	}
}

func (d *drive) report() {
	now := resident()
	var heap runtime.MemStats
	runtime.ReadMemStats(&heap)
	fmt.Printf("%5d pins  between frames, panning  %s\n", len(d.m.Pins()), spread(d.frames))
	fmt.Printf("            between frames, zooming  %s\n", spread(d.zooms))
	fmt.Printf("            work of the thread       %s\n", spread(d.works))
	fmt.Printf("            work of all threads      mean   %5.1f ms a frame\n",
		(processTime()-d.whole).Seconds()*1000/float64(len(d.frames)+len(d.zooms)))
	fmt.Printf("            resident memory          %d MB at the start, %d MB at the end, of which %d MB are Go's\n",
		d.first>>20, now>>20, (heap.HeapInuse+heap.HeapIdle-heap.HeapReleased)>>20)
}

// spread is the median and the slow end of the times between frames.
func spread(frames []time.Duration) string {
	if len(frames) == 0 {
		return "not seen"
	}
	slices.Sort(frames)
	at := func(part float64) float64 {
		return float64(frames[int(part*float64(len(frames)-1))].Microseconds()) / 1000
	}
	return fmt.Sprintf("median %5.1f  p95 %5.1f  p99 %5.1f ms  of %d frames", at(0.5), at(0.95), at(0.99), len(frames))
}

// threadTime is how long the window's thread has been at work.
func threadTime() time.Duration {
	const rusageThread = 1
	return workOf(rusageThread)
}

// processTime is how long all threads have been at work, those that draw in the place of a graphics card too. It tells
// what a frame costs also on a busy machine.
func processTime() time.Duration { return workOf(syscall.RUSAGE_SELF) }

func workOf(who int) time.Duration {
	var usage syscall.Rusage
	if syscall.Getrusage(who, &usage) != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// resident is the memory of the process in bytes.
func resident() int64 {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	pages, _ := strconv.ParseInt(strings.Fields(string(text))[1], 10, 64)
	return pages * int64(os.Getpagesize())
}
