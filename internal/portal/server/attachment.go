package server

import (
	"io"
	"net/http"
	"regexp"
	"strconv"

	"focalpoint/internal/portal"
)

// defaultAttachment is the largest attached file that a portal takes unless it is told otherwise, in bytes.
const defaultAttachment = 20 << 20

const attachmentType = "application/octet-stream"

var attachmentName = regexp.MustCompile(`^[0-9a-f]{64}$`)

// headAttachment says how much of a file the person's organisation has sent already: 200 when it is whole.
func (s *Server) headAttachment(w http.ResponseWriter, r *http.Request) {
	p, name, err := s.attachmentOf(r)
	if err != nil {
		failWith(w, err)
		return
	}
	held, err := s.attachments.held(string(p.Org), name)
	if err != nil {
		failWith(w, err)
		return
	}
	s.tellHeld(w, held)
	if w.Header().Set("Content-Type", attachmentType); !held.Whole {
		w.WriteHeader(http.StatusNoContent)
	}
}

// putAttachment takes one piece of a file, which must follow what is there: 201 when the file is whole then, 204 before.
// What arrived before a connection breaks is kept.
func (s *Server) putAttachment(w http.ResponseWriter, r *http.Request) {
	p, name, err := s.attachmentOf(r)
	if err != nil {
		failWith(w, err)
		return
	}
	piece, err := pieceOf(r)
	if err == nil && piece.size > s.Attachment {
		err = problemOf(portal.ProblemTooLarge, "A file may have %d bytes.", s.Attachment)
	}
	if err != nil {
		failWith(w, err)
		return
	}
	body := &stallReader{r.Body, http.NewResponseController(w)}
	held, err := s.attachments.take(string(p.Org), name, piece, io.LimitReader(body, piece.length))
	if err != nil {
		failWith(w, err)
		return
	}
	s.tellHeld(w, held)
	if held.Whole {
		w.WriteHeader(http.StatusCreated)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// getAttachment hands a file to colleagues of those who sent it.
func (s *Server) getAttachment(w http.ResponseWriter, r *http.Request) {
	p, name, err := s.attachmentOf(r)
	if err != nil {
		failWith(w, err)
		return
	}
	file, info, err := s.attachments.open(string(p.Org), name)
	if err != nil {
		failWith(w, err)
		return
	}
	defer func() { _ = file.Close() }() // it was only read
	w.Header().Set("Content-Type", attachmentType)
	w.Header().Set("Content-Disposition", "attachment")
	w.Header().Set("ETag", `"`+name+`"`)
	http.ServeContent(w, r, "", info.ModTime(), file)
}

// attachmentOf says who asks for which file. Files belong to the organisation: nobody else learns that it has one.
func (s *Server) attachmentOf(r *http.Request) (p person, name string, err error) {
	if p, err = s.authorise(r); err != nil {
		return p, "", err
	}
	name = r.PathValue("sha256")
	switch {
	case s.Attachment == 0 || !attachmentName.MatchString(name):
		return p, "", problemOf(portal.ProblemNotFound, "There is nothing at this address.")
	case p.Org == "":
		return p, "", problemOf(portal.ProblemForbidden, "Files belong to an organisation, and the person has none.")
	}
	return p, name, nil
}

func (s *Server) tellHeld(w http.ResponseWriter, held portal.Held) {
	w.Header().Set(portal.HeaderOffset, strconv.FormatInt(held.Bytes, 10))
	w.Header().Set(portal.HeaderLimit, strconv.FormatInt(s.Attachment, 10))
}

// piece is the part of a file that a request carries, in bytes.
type piece struct{ offset, length, size int64 }

var contentRange = regexp.MustCompile(`^bytes (\d{1,15})-(\d{1,15})/(\d{1,15})$`)

// pieceOf reads Content-Range (RFC 9110, 14.4); without it the body is the whole file.
func pieceOf(r *http.Request) (p piece, err error) {
	header := r.Header.Get("Content-Range")
	if header == "" {
		if r.ContentLength <= 0 {
			return p, problemOf(portal.ProblemBadRequest, "The request says neither Content-Range nor Content-Length.")
		}
		return piece{0, r.ContentLength, r.ContentLength}, nil
	}
	parts := contentRange.FindStringSubmatch(header)
	if parts == nil {
		return p, problemOf(portal.ProblemBadRequest, "The Content-Range is not “bytes FIRST-LAST/SIZE”.")
	}
	var numbers [3]int64
	for i := range numbers {
		numbers[i], _ = strconv.ParseInt(parts[i+1], 10, 64) // 15 digits always fit
	}
	p = piece{numbers[0], numbers[1] - numbers[0] + 1, numbers[2]}
	if p.length <= 0 || p.offset+p.length > p.size {
		return p, problemOf(portal.ProblemBadRequest, "The Content-Range lies outside the file.")
	}
	return p, nil
}
