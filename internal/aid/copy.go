package aid

// Copy is a new draft with the same contents: a new id, new ids for the items, and nothing of what the portal or the
// old record's life gave it.
func (a Activity) Copy() Activity {
	record := a.Record()
	fields := Fields{}
	for path, value := range record.Fields {
		if path.IsReview() {
			continue
		}
		if collection := path.Collection(); collection != "" {
			path = Path(collection + "/" + string(NewID()))
		}
		fields[path] = value
	}
	delete(fields, "iati_identifier")
	fields.SetText(PathState, string(StateDraft))
	copied, err := ActivityOf(Record{Kind: KindActivity, ID: NewID(), Fields: fields})
	if err != nil {
		return Activity{} // the record is an activity's
	}
	return copied
}
