package org.ecobureau.local;

/** Waiting that keeps the interrupt. */
final class Pause {

    private Pause() {
    }

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("The stack was interrupted while waiting.", e);
        }
    }
}
