package org.ecobureau.register.desk;

import org.ecobureau.publication.Move;
import org.ecobureau.publication.State;

/** Colours of states and what the buttons of moves say beside them. */
final class States {

    private States() {
    }

    static String colour(State state) {
        return switch (state) {
            case DRAFT -> "blue";
            case SUBMITTED -> "yellow";
            case PUBLISHED -> "green";
            case WITHDRAWAL_ASKED -> "orange";
            case CORRECTED, DISCARDED -> "grey";
            case WITHDRAWN -> "red";
        };
    }

    static boolean main(Move move) {
        return move == Move.SUBMIT || move == Move.APPROVE || move == Move.WITHDRAW;
    }

    static String hint(Move move) {
        return switch (move) {
            case SUBMIT -> "提交后由另一位信息发布员审核。";
            case APPROVE -> "请先看过来源、日期和改动。通过后立即发布。";
            case SEND_BACK -> "请写明要改什么，起草人会看到。";
            case ASK_WITHDRAWAL -> "整份名单会从公开页面撤下；需要另一位信息发布员确认。";
            case DISCARD -> "请写明原因。作废后不能恢复。";
            default -> null;
        };
    }
}
