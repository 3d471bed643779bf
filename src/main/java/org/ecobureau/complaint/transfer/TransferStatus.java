package org.ecobureau.complaint.transfer;

import java.time.OffsetDateTime;
import java.util.List;

import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.Followed;
import org.ecobureau.shared.time.ChinaTime;

/** How a matter stands, for the client it came from: what its reporter may know, without messages and without a person. */
public record TransferStatus(String number, String reference, String status, String statusLabel, OffsetDateTime receivedAt,
        List<Duty> clocks, List<Step> timeline, List<Answer> answers) {

    /** One clock; {@code due} is null when the official calendar of that year is missing. */
    public record Duty(String kind, String basis, OffsetDateTime due, String state) {
    }

    /** One step the reporter may know. */
    public record Step(OffsetDateTime at, String code, String label, String note) {
    }

    /** One approved answer. */
    public record Answer(OffsetDateTime at, String text, String verified) {
    }

    static TransferStatus of(String reference, Followed followed) {
        CaseSheet own = followed.own();
        return new TransferStatus(own.number(), reference, own.shown().code(), own.shown().label(),
                ChinaTime.offset(own.receivedAt()),
                followed.clocks().stream()
                        .map(c -> new Duty(c.kind().code(), c.basis(), ChinaTime.offset(c.due()), c.state().code())).toList(),
                followed.steps().map(e -> new Step(ChinaTime.offset(e.at()), e.action().publicCode(), e.action().publicLabel(),
                        e.publicNote())).toList(),
                followed.answered().map(e -> new Answer(ChinaTime.offset(e.at()), e.data().get(Datum.ANSWER),
                        e.data().get(Datum.VERIFIED))).toList());
    }
}
