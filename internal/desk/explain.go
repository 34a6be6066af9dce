package desk

import (
	"context"
	"errors"
	"io/fs"
	"strconv"
	"strings"
	"syscall"

	"focalpoint/internal/aid"
	"focalpoint/internal/atlas"
	"focalpoint/internal/atlas/compile"
	"focalpoint/internal/atlas/outline"
	"focalpoint/internal/atlas/photo"
	"focalpoint/internal/atlas/reference"
	"focalpoint/internal/exchange"
	"focalpoint/internal/exchange/attachment"
	"focalpoint/internal/exchange/bundle"
	"focalpoint/internal/i18n"
	"focalpoint/internal/portal"
	"focalpoint/internal/syncer"
	"focalpoint/internal/vault"
)

// sentences says which text of errors.json belongs to which error; the first that matches is taken.
var sentences = []struct {
	err error
	key string
}{
	{context.Canceled, "cancelled"},
	{ErrNoCarry, "bundle.no_carry"},
	{ErrBundlePortal, "bundle.other_portal"},
	{ErrNotOutbox, "bundle.not_outbox"},
	{ErrNotReceipts, "bundle.not_receipts"},
	{ErrBundleAuthor, "bundle.author"},
	{ErrWriteAgain, "bundle.write_again"},
	{syncer.ErrOtherDevice, "bundle.other_device"},
	{bundle.ErrNotBundle, "bundle.not_bundle"},
	{bundle.ErrNewer, "bundle.newer"},
	{bundle.ErrOtherKey, "bundle.other_device"},
	{bundle.ErrDamaged, "bundle.damaged"},
	{bundle.ErrTooLarge, "bundle.too_large"},
	{vault.ErrInUse, "vault.in_use"},
	{vault.ErrWrongPassphrase, "vault.wrong_passphrase"},
	{vault.ErrLocked, "vault.locked"},
	{vault.ErrNoKey, "vault.no_key"},
	{vault.ErrNewer, "vault.newer"},
	{vault.ErrNotVault, "vault.not_vault"},
	{vault.ErrExists, "vault.exists"},
	{vault.ErrFull, "vault.full"},
	{vault.ErrReadOnly, "vault.read_only"},
	{vault.ErrNotFound, "not_found"},
	{aid.ErrBadID, "bad_id"},
	{ErrNoProfile, "no_profile"},
	{ErrProfileName, "profile_name"},
	{ErrPatternName, "pattern.name"},
	{ErrPatternTaken, "pattern.taken"},
	{ErrNoPattern, "pattern.none"},
	{vault.ErrTooMany, "pattern.too_many"},
	{ErrNoPortal, "portal.none"},
	{ErrNotReviewer, "review.not_reviewer"},
	{ErrNotInReview, "review.not_in_review"},
	{ErrNoNote, "review.no_note"},
	{ErrNoStep, "history.no_step"},
	{ErrNothingBefore, "history.nothing_before"},
	{ErrNotInQuarter, "not_in_quarter"},
	{aid.ErrBadQuarter, "bad_quarter"},
	{portal.ErrCodeTypo, "portal.code_typo"},
	{portal.ErrCode, "portal.code"},
	{portal.ErrUnauthorised, "portal.unauthorised"},
	{portal.ErrForbidden, "portal.unauthorised"},
	{portal.ErrIdentity, "portal.identity"},
	{portal.ErrCertificate, "portal.certificate"},
	{portal.ErrInsecure, "portal.insecure"},
	{portal.ErrAddress, "portal.address"},
	{portal.ErrUpgrade, "portal.upgrade"},
	{portal.ErrNotPortal, "portal.not_portal"},
	{portal.ErrStalled, "portal.stalled"},
	{portal.ErrProxy, "portal.proxy"},
	{portal.ErrProxyRefused, "portal.proxy_refused"},
	{portal.ErrProxyPassword, "portal.proxy_password"},
	{portal.ErrProxyAddress, "portal.proxy_address"},
	{portal.ErrUnreachable, "portal.unreachable"},
	{syncer.ErrIncomplete, "portal.incomplete"},
	{syncer.ErrForked, "portal.forked"},
	{portal.ErrDeviceFork, "portal.forked"},
	{portal.ErrCursorExpired, "portal.from_the_beginning"},
	{portal.ErrTokenExpired, "portal.answer"},
	{portal.ErrTooLarge, "portal.answer"},
	{portal.ErrEncoding, "portal.answer"},
	{portal.ErrAnswer, "portal.answer"},
	{syncer.ErrOffline, "portal.unreachable"},
	{vault.ErrTooLarge, "attachment.too_large"},
	{ErrAttachmentsFull, "attachment.full"},
	{ErrEmptyFile, "attachment.empty"},
	{ErrNoAttachment, "attachment.none"},
	{attachment.ErrType, "attachment.type"},
	{attachment.ErrDamaged, "attachment.damaged"},
	{attachment.ErrTooManyPixels, "attachment.pixels"},
	{attachment.ErrNoPreview, "attachment.no_preview"},
	{photo.ErrNoPosition, "photo.no_position"},
	{photo.ErrNotPhoto, "photo.unreadable"},
	{atlas.ErrNoPoint, "coordinates.no_point"},
	{atlas.ErrShortLink, "coordinates.short_link"},
	{atlas.ErrWords, "coordinates.words"},
	{atlas.ErrOtherGrid, "coordinates.other_grid"},
	{atlas.ErrNotCoordinates, "coordinates.unreadable"},
	{ErrNoMap, "pack.none"},
	{reference.ErrNotPack, "pack.not_pack"},
	{reference.ErrNewer, "pack.newer"},
	{reference.ErrTooLarge, "pack.too_large"},
	{reference.ErrWrongMap, "pack.wrong_map"},
	{reference.ErrDamaged, "pack.damaged"},
	{ErrTiles, "pack.tiles"},
	{compile.ErrUnknownUnit, "pack.unknown_unit"},
	{compile.ErrCodifier, "pack.codifier"},
	{compile.ErrGazetteer, "pack.gazetteer"},
	{compile.ErrColumns, "pack.columns"},
	{compile.ErrNotTable, "pack.not_table"},
	{compile.ErrTooLarge, "file.too_large"},
	{outline.ErrGeoJSON, "pack.geojson"},
	{outline.ErrTooLarge, "file.too_large"},
	{exchange.ErrNotTable, "file.not_table"},
	{exchange.ErrNoColumns, "file.not_table"},
	{exchange.ErrNotWorkbook, "file.not_workbook"},
	{exchange.ErrFormat, "file.format"},
}

// Explain is the sentence that a person reads for an error: what is wrong, and what to do.
func Explain(l *i18n.Localizer, err error) string {
	var damaged *vault.DamagedError
	var question *atlas.QuestionError
	var field *FieldError
	var retry *syncer.RetryError
	var busy *portal.RetryError
	var problem *portal.ProblemError
	var path *fs.PathError
	var limit *exchange.LimitError
	var folder *FolderError
	switch {
	case err == nil:
		return ""
	case errors.As(err, &damaged) && damaged.Backup == "":
		return l.T("errors.vault.damaged_no_backup", "Path", damaged.Path)
	case errors.As(err, &damaged):
		return l.T("errors.vault.damaged", "Path", damaged.Path, "Backup", damaged.Backup)
	case errors.As(err, &question):
		return l.T("errors.coordinates."+string(question.Reason), "Suggestion", suggestion(l, question))
	case errors.As(err, &field) && errors.Is(err, ErrUnknownField):
		return l.T("errors.field.unknown", "Path", field.Path)
	case errors.As(err, &field):
		return l.T("errors.field.value", "Path", field.Path, "Value", field.Value)
	case errors.As(err, &retry), errors.As(err, &busy):
		return l.T("errors." + reasonRetry)
	case errors.As(err, &folder):
		return l.T("errors.file.no_folder", "Folder", folder.Folder)
	case errors.As(err, &limit):
		return l.T("errors.file.too_large")
	}
	if key, known := sentenceOf(err); known {
		return l.T("errors." + key)
	}
	switch {
	case errors.As(err, &problem):
		return explainReason(l, problemReason(problem), detailOf(err))
	case errors.Is(err, fs.ErrNotExist) && errors.As(err, &path):
		return l.T("errors.file.missing", "Path", path.Path)
	case errors.Is(vault.Classify(err), vault.ErrFull):
		return l.T("errors.vault.full")
	case errors.Is(err, fs.ErrPermission) && errors.As(err, &path):
		return l.T("errors.file.denied", "Path", path.Path)
	case errors.Is(err, syscall.EISDIR) && errors.As(err, &path):
		return l.T("errors.file.is_folder", "Path", path.Path)
	case errors.Is(err, fs.ErrPermission):
		return l.T("errors.vault.read_only")
	}
	return l.T("errors.unexpected", "Detail", err.Error())
}

// reasonUnexpected is the reason of a failure that has no sentence of its own.
const reasonUnexpected = "unexpected"

// reasonOf is a stable name for why an exchange failed, such as "portal.unreachable"; explainReason makes it a sentence.
func reasonOf(err error) string {
	var retry *syncer.RetryError
	var busy *portal.RetryError
	var problem *portal.ProblemError
	if errors.As(err, &retry) || errors.As(err, &busy) {
		return reasonRetry
	}
	if key, known := sentenceOf(err); known {
		return key
	}
	if errors.As(err, &problem) {
		return problemReason(problem)
	}
	return reasonUnexpected
}

// The reasons that portals give.
const (
	reasonRetry    = "portal.retry"
	reasonProblem  = "portal.problem"   // of a type that has no sentence of its own
	reasonProblems = "portal.problems." // followed by the type
)

// problemReason is the reason that belongs to the type of a portal's problem.
func problemReason(err *portal.ProblemError) string {
	switch kind := err.Problem.Type; kind {
	case portal.ProblemTooLarge, portal.ProblemEncoding, portal.ProblemBadLine, portal.ProblemBadRequest, portal.ProblemHole,
		portal.ProblemOffset, portal.ProblemHash, portal.ProblemFull, portal.ProblemBadBundle, portal.ProblemNotFound, portal.ProblemMethod,
		portal.ProblemInternal:
		return reasonProblems + kind
	case portal.ProblemTooMany, portal.ProblemTimeout:
		return reasonRetry
	}
	return reasonProblem
}

// problemDetail is what the portal itself says of a problem, in English: for one that the program does not know.
func problemDetail(p portal.Problem) string {
	for _, words := range []string{p.Detail, p.Title, p.Type} {
		if words != "" {
			return words
		}
	}
	return strconv.Itoa(p.Status)
}

// detailOf is what explainReason shows of an error whose reason says no more.
func detailOf(err error) string {
	var problem *portal.ProblemError
	if errors.As(err, &problem) {
		return problemDetail(problem.Problem)
	}
	return err.Error()
}

// explainReason is the sentence for a reason; detail is the error's own text, for reasons that say no more.
func explainReason(l *i18n.Localizer, reason, detail string) string {
	if key := "errors." + reason; l.Has(key) {
		return l.T(key, "Detail", detail)
	}
	return l.T("errors."+reasonUnexpected, "Detail", detail)
}

// suggestion names the places that doubtful coordinates may mean; of an exchange or a sign only the corrected one.
func suggestion(l *i18n.Localizer, question *atlas.QuestionError) string {
	texts := []string{atlas.FormatDecimal(question.Readings[0])}
	if question.Reason == atlas.ReasonAmbiguous {
		for _, p := range question.Readings[1:] {
			texts = append(texts, atlas.FormatDecimal(p))
		}
	}
	return strings.Join(texts, " "+l.T("errors.coordinates.or")+" ")
}

// Explains says whether Explain has a sentence of its own for the error.
func Explains(err error) bool {
	var question *atlas.QuestionError
	if errors.As(err, &question) {
		return true
	}
	_, known := sentenceOf(err)
	return known
}

// sentenceOf is the key of the sentence for an error that has one which needs no more than the error's kind.
func sentenceOf(err error) (key string, known bool) {
	for _, sentence := range sentences {
		if errors.Is(err, sentence.err) {
			return sentence.key, true
		}
	}
	return "", false
}
