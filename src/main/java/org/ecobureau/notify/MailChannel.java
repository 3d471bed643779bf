package org.ecobureau.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;

/** The bureau's mail server. */
@ApplicationScoped
class MailChannel implements MessageChannel {

    @Inject
    Mailer mailer;

    @Inject
    NotifyConfig config;

    @Override
    public Medium medium() {
        return Medium.MAIL;
    }

    @Override
    public boolean on() {
        return config.mail();
    }

    @Override
    public void send(String ref, String address, String subject, String body) throws DeliveryException {
        try {
            mailer.send(Mail.withText(address, subject, body).addHeader("Message-ID", "<" + ref + "@eco-site>")
                    .addHeader("Auto-Submitted", "auto-generated"));
        } catch (RuntimeException e) {
            // The server's answer may repeat the address; its kind is enough for the staff page, the log has no body either.
            throw new DeliveryException("邮件服务器没有接收（" + e.getClass().getSimpleName() + "）", e);
        }
    }
}
