package org.ecobureau.noise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.ecobureau.standard.Statutes;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.runtime.Startup;

/**
 * The questions that lead from a noise to the office in charge: the data file {@code noise/who.json}. Which department is in
 * charge of social-life noise is decided by the county (生态环境法典 Art. 599); the file's wording is unverified.
 */
@Startup
@Singleton
public class WhoTree {

    static final String START = "start";
    private static final String FILE = "noise/who.json";

    private final Map<String, Node> nodes;

    /** A question with its answers, or a result. */
    public record Node(String id, String question, String hint, List<Answer> options, Result result) {

        boolean leaf() {
            return result != null;
        }
    }

    /** An answer and where it leads. */
    public record Answer(String label, String next) {
    }

    /**
     * Where the questions end.
     *
     * @param source the noise in a few words
     * @param law ids of statutes
     * @param subtype subtype of a noise complaint; empty for one without, null when our intake is not the way
     * @param phone whether the hotline helps
     * @param page a page of ours to look at first, or null
     */
    public record Result(String source, String office, List<String> steps, List<String> law, String subtype, boolean phone,
            String page, String pageLabel) {
    }

    public WhoTree() {
        this(read());
    }

    /**
     * Checks the tree as a whole.
     *
     * @throws IllegalStateException when an answer leads nowhere, a node is never reached or a result offers no way on
     */
    WhoTree(List<Node> list) {
        Map<String, Node> known = new LinkedHashMap<>();
        list.forEach(node -> require(known.put(node.id(), node) == null, node.id() + " stands twice"));
        List<String> reached = new ArrayList<>(List.of(START));
        require(known.containsKey(START), START + " is missing");
        for (int i = 0; i < reached.size(); i++) {
            Node node = known.get(reached.get(i));
            require(node != null, reached.get(i) + " is missing");
            require(node.leaf() == (node.options() == null), node.id() + " is either a question or a result");
            if (node.leaf()) {
                check(node);
            } else {
                require(node.question() != null && node.options().size() > 1, node.id() + " asks nothing");
                node.options().stream().map(Answer::next).filter(next -> !reached.contains(next)).forEach(reached::add);
            }
        }
        require(reached.size() == known.size(), "never reached: " + known.keySet().stream()
                .filter(id -> !reached.contains(id)).toList());
        nodes = Collections.unmodifiableMap(known);
    }

    private static void check(Node node) {
        Result result = node.result();
        require(result.source() != null && result.office() != null && result.steps() != null && !result.steps().isEmpty(),
                node.id() + " does not say who and how");
        require(result.phone() || result.subtype() != null, node.id() + " offers no way on");
        if (result.law() != null) {
            result.law().forEach(Statutes::cite);
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalStateException(FILE + ": " + message);
        }
    }

    private static List<Node> read() {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            return new ObjectMapper().readValue(in, new TypeReference<List<Node>>() {
            });
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    public Optional<Node> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /** Every result in the order of the file. */
    public List<Node> results() {
        return nodes.values().stream().filter(Node::leaf).toList();
    }

    /** A step already taken: the answer's words, and the question it was given to. */
    public record Step(String answer, String question) {
    }

    /** The answers that lead from the first question to a node; where two ways lead there, the first one of the file. */
    public List<Step> way(String id) {
        for (Node node : nodes.values()) {
            if (node.leaf()) {
                continue;
            }
            for (Answer answer : node.options()) {
                if (answer.next().equals(id)) {
                    List<Step> way = new ArrayList<>(way(node.id()));
                    way.add(new Step(answer.label(), node.id()));
                    return way;
                }
            }
        }
        return List.of();
    }
}
