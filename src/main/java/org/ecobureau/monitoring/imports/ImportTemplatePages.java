package org.ecobureau.monitoring.imports;

import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

import org.ecobureau.shared.table.XlsxWriter;
import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;

/** Empty files with the right headings, as CSV and as XLSX. */
@Path(ImportPages.PATH + "/templates")
@RolesAllowed(Roles.MONITOR)
@NoStore
public class ImportTemplatePages {

    /** @param file such as {@code air-hours.csv} or {@code air-hours.xlsx} */
    @GET
    @Path("/{file}")
    public Response template(@PathParam("file") String file) {
        int dot = file.lastIndexOf('.');
        ImportTemplate template = ImportTemplate.byCode(file.substring(0, Math.max(0, dot)))
                .orElseThrow(() -> Problem.notFound("没有这个模板。"));
        return switch (file.substring(dot + 1)) {
            case "csv" -> Csv.response(file, template.header(), Stream.empty());
            case "xlsx" -> XlsxWriter.response(file, template.header(), Stream.empty());
            default -> throw Problem.notFound("模板只有 .csv 和 .xlsx 两种。");
        };
    }
}
