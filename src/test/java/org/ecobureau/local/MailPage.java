package org.ecobureau.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.jsoup.nodes.Entities;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Shows the caught mails, newest first: a list at {@code /}, the text of one at {@code /<name>}. */
final class MailPage {

    private final Path directory;
    private final HttpServer server;

    MailPage(Path directory, int port) throws IOException {
        this.directory = directory;
        this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath().substring(1);
            String body;
            int status = 200;
            try {
                if (name.isEmpty()) {
                    body = list();
                } else if (name.matches("\\d+\\.eml") && Files.exists(directory.resolve(name))) {
                    body = one(directory.resolve(name));
                } else {
                    status = 404;
                    body = "<p>没有这封邮件。</p>";
                }
            } catch (MessagingException e) {
                status = 500;
                body = "<p>" + Entities.escape("邮件无法读取：" + e.getMessage()) + "</p>";
            }
            byte[] page = ("<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>本机收到的邮件</title>"
                    + "<h1>本机收到的邮件</h1>" + body).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(status, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    private String list() throws IOException, MessagingException {
        StringBuilder rows = new StringBuilder("<ul>");
        try (var files = Files.list(directory)) {
            List<Path> mails = files.filter(f -> f.toString().endsWith(".eml")).sorted(Comparator.reverseOrder()).toList();
            for (Path mail : mails) {
                MimeMessage message = read(mail);
                rows.append("<li><a href=\"/").append(mail.getFileName()).append("\">")
                        .append(Entities.escape(message.getSubject() == null ? "（无主题）" : message.getSubject())).append("</a> ")
                        .append(Entities.escape(message.getHeader("To", ", ") + "")).append("</li>");
            }
            return mails.isEmpty() ? "<p>还没有邮件。</p>" : rows.append("</ul>").toString();
        }
    }

    private static String one(Path mail) throws IOException, MessagingException {
        MimeMessage message = read(mail);
        return "<p><a href=\"/\">全部邮件</a></p><h2>" + Entities.escape(message.getSubject() + "") + "</h2><p>"
                + Entities.escape("From " + message.getHeader("From", ", ") + " · To "
                        + message.getHeader(Message.RecipientType.TO.toString(), ", "))
                + "</p><pre>" + Entities.escape(text(message)) + "</pre>";
    }

    private static String text(Part part) throws IOException, MessagingException {
        if (part.getContent() instanceof String text) {
            return text;
        }
        StringBuilder all = new StringBuilder();
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                all.append(text(parts.getBodyPart(i))).append('\n');
            }
        }
        return all.toString();
    }

    private static MimeMessage read(Path mail) throws IOException, MessagingException {
        try (InputStream in = Files.newInputStream(mail)) {
            return new MimeMessage((Session) null, in);
        }
    }
}
