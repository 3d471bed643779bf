package org.ecobureau.complaint;

import java.time.Instant;

/** Fired in the transaction of every step, after it is written: whoever must tell others of it does so in the same one. */
public record CaseStepTaken(String number, CaseAction action, Instant at) {
}
