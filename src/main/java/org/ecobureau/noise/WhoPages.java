package org.ecobureau.noise;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;
import org.ecobureau.standard.Statute;
import org.ecobureau.standard.Statutes;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** "噪声太吵，找谁？" one question a page, by links only. */
@Path("/noise/who")
@Produces(MediaType.TEXT_HTML)
@PublicCache(300)
public class WhoPages {

    static final String PATH = "/noise/who";

    @Inject
    WhoTree tree;

    /** A step taken, with the address of its question. */
    public record Taken(String answer, String href) {
    }

    /** An answer to choose. */
    public record Choice(String label, String href) {
    }

    /** A question; {@code taken} is empty at the first one. */
    public record Question(String question, String hint, List<Choice> choices, List<Taken> taken) {
    }

    /** A law article and what it says, in our own words. */
    public record Law(String label, String text) {
    }

    /**
     * Where the questions end.
     *
     * @param complaint address of our form, null when our intake is not the way
     */
    public record Answer(String source, String office, List<String> steps, List<Law> laws, String complaint, boolean phone,
            String page, String pageLabel, List<Taken> taken) {
    }

    @CheckedTemplate(basePath = "noise", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance whoQuestion(Question view);

        static native TemplateInstance whoAnswer(Answer view);
    }

    @GET
    public TemplateInstance step(@RestQuery String at) {
        WhoTree.Node node = tree.node(at == null || at.isEmpty() ? WhoTree.START : at)
                .orElseThrow(() -> Problem.notFound("没有这一步。请从“噪声找谁”的第一个问题重新开始。"));
        List<Taken> taken = tree.way(node.id()).stream().map(step -> new Taken(step.answer(), href(step.question()))).toList();
        if (!node.leaf()) {
            return Templates.whoQuestion(new Question(node.question(), node.hint(),
                    node.options().stream().map(answer -> new Choice(answer.label(), href(answer.next()))).toList(), taken));
        }
        WhoTree.Result result = node.result();
        return Templates.whoAnswer(new Answer(result.source(), result.office(), result.steps(), laws(result),
                complaint(result.subtype()), result.phone(), result.page(), result.pageLabel(), taken));
    }

    static List<Law> laws(WhoTree.Result result) {
        return result.law() == null ? List.of() : result.law().stream().map(id -> {
            Statute statute = Statutes.cite(id);
            return new Law(statute.label(), statute.text());
        }).toList();
    }

    /** Our form, started with what is known. */
    static String complaint(String subtype) {
        return subtype == null ? null : "/complaints/new?type=noise" + (subtype.isEmpty() ? "" : "&subtype=" + subtype);
    }

    static String href(String node) {
        return node.equals(WhoTree.START) ? PATH : PATH + "?at=" + node;
    }
}
