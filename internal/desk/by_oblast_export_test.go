package desk

// ByOblastOf is a measure with such values.
func ByOblastOf(m Measure, values map[string]float64) ByOblast {
	return ByOblast{Measure: m, Values: values, Classes: classes(values, m == MeasureMoney)}
}
