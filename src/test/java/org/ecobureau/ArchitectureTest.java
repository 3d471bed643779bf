package org.ecobureau;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Entity;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Holds the plan of docs/architecture.md: which package may use which, and a few habits a compiler cannot see. */
class ArchitectureTest {

    private static final String ROOT = "org.ecobureau.";
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.ecobureau");

    /** The same table as in docs/architecture.md: a top-level package and what it may use beside itself. */
    private static final Map<String, Set<String>> MAY_USE = new LinkedHashMap<>();
    static {
        MAY_USE.put("shared", Set.of());
        MAY_USE.put("calendar", Set.of("shared"));
        MAY_USE.put("region", Set.of("shared"));
        MAY_USE.put("staff", Set.of("shared"));
        MAY_USE.put("audit", Set.of("shared"));
        MAY_USE.put("standard", Set.of("shared"));
        MAY_USE.put("attachment", Set.of("shared", "audit"));
        MAY_USE.put("publication", Set.of("shared", "staff", "audit"));
        MAY_USE.put("register", Set.of("shared", "region", "staff", "audit", "publication"));
        MAY_USE.put("monitoring",
                Set.of("shared", "region", "standard", "publication", "register", "audit", "staff", "calendar"));
        MAY_USE.put("notify", Set.of("shared", "region", "staff", "audit"));
        Set<String> menuItem = Set.of("shared", "notify", "calendar", "region", "staff", "audit", "standard", "attachment",
                "publication", "register", "monitoring");
        List<String> menu = List.of("air", "water", "drinkingwater", "noise", "soil", "facility", "eia", "complaint");
        menu.forEach(item -> MAY_USE.put(item, menuItem));
        Set<String> composition = new TreeSet<>(menuItem);
        composition.addAll(menu);
        for (String item : List.of("plan", "statistics", "home")) {
            MAY_USE.put(item, composition);
        }
    }

    @Test
    void packagesUseOnlyWhatTheTableAllows() {
        Set<String> found = CODE.stream().map(ArchitectureTest::topLevel).filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> unknown = new TreeSet<>(found);
        unknown.removeAll(MAY_USE.keySet());
        assertTrue(unknown.isEmpty(), "packages missing in the table: " + unknown);
        Set<String> broken = new TreeSet<>();
        for (JavaClass origin : CODE) {
            String from = topLevel(origin);
            origin.getDirectDependenciesFromSelf().forEach(dependency -> {
                String to = topLevel(dependency.getTargetClass().getBaseComponentType());
                boolean ours = dependency.getTargetClass().getBaseComponentType().getPackageName().startsWith(ROOT);
                if (ours && !to.equals(from) && !MAY_USE.get(from).contains(to)) {
                    broken.add(from + " -> " + to + ": " + dependency.getDescription());
                }
            });
        }
        assertTrue(broken.isEmpty(), String.join("\n", broken));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.ecobureau.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void partsOfComplaintDoNotKnowEachOther() {
        for (String part : List.of("intake", "desk", "track", "transfer")) {
            String[] others = Stream.of("intake", "desk", "track", "transfer").filter(other -> !other.equals(part))
                    .map(other -> ROOT + "complaint." + other + "..").toArray(String[]::new);
            noClasses().that().resideInAPackage(ROOT + "complaint." + part + "..").should().dependOnClassesThat()
                    .resideInAnyPackage(others).allowEmptyShould(true).check(CODE);
        }
        noClasses().that().resideInAPackage(ROOT + "complaint").should().dependOnClassesThat()
                .resideInAnyPackage(ROOT + "complaint.*..").allowEmptyShould(true).check(CODE);
    }

    @Test
    void everyPackageSaysWhatItMayUse() throws IOException {
        Path main = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(main)) {
            Set<Path> packages = files.filter(file -> file.toString().endsWith(".java")).map(Path::getParent)
                    .collect(Collectors.toCollection(TreeSet::new));
            for (Path folder : packages) {
                Path info = folder.resolve("package-info.java");
                assertTrue(Files.exists(info), folder + " has no package-info.java");
                String text = Files.readString(info);
                assertTrue(folder.endsWith("ecobureau") || text.contains("ay use"), info + " does not say what it may use");
            }
        }
    }

    @Test
    void templatesGetRecordsNotEntities() {
        classes().that().haveSimpleName("Templates").should(new ArchCondition<>("reach no entity") {
            @Override
            public void check(JavaClass templates, ConditionEvents events) {
                for (JavaMethod method : templates.getMethods()) {
                    Set<JavaClass> seen = new java.util.HashSet<>();
                    method.getParameterTypes().forEach(type -> collect(type, seen));
                    seen.stream().filter(type -> type.isAnnotatedWith(Entity.class)).forEach(entity -> events.add(
                            SimpleConditionEvent.violated(method, method.getFullName() + " reaches " + entity.getName())));
                }
            }
        }).allowEmptyShould(true).check(CODE);
    }

    private static void collect(JavaType type, Set<JavaClass> seen) {
        for (JavaClass involved : type.getAllInvolvedRawTypes()) {
            boolean ours = involved.getPackageName().startsWith("org.ecobureau") && seen.add(involved);
            if (ours) {
                involved.getAllFields().forEach(field -> collect(field.getType(), seen));
            }
        }
    }

    @Test
    void endpointMethodsArePublic() {
        for (Class<? extends java.lang.annotation.Annotation> verb : List.of(GET.class, POST.class, PUT.class,
                DELETE.class)) {
            methods().that().areAnnotatedWith(verb).should().bePublic().allowEmptyShould(true).check(CODE);
        }
    }

    private static DescribedPredicate<JavaCall<?>> systemClock() {
        Set<String> readers = Set.of(Instant.class.getName(), LocalDate.class.getName(), LocalDateTime.class.getName(),
                LocalTime.class.getName(), OffsetDateTime.class.getName(), ZonedDateTime.class.getName(),
                Year.class.getName(), YearMonth.class.getName());
        return DescribedPredicate.describe("read the system clock", call -> {
            String owner = call.getTargetOwner().getName();
            String name = call.getName();
            List<JavaClass> parameters = call.getTarget().getRawParameterTypes();
            boolean now = readers.contains(owner) && name.equals("now")
                    && parameters.stream().noneMatch(p -> p.isEquivalentTo(Clock.class));
            boolean clock = owner.equals(Clock.class.getName()) && name.startsWith("system");
            return now || clock || owner.equals("java.lang.System") && name.equals("currentTimeMillis")
                    || owner.equals("java.util.Date") && name.equals("<init>") && parameters.isEmpty();
        });
    }

    private static void readTheClockInSharedTimeOnly(JavaClasses code, String reason, String... but) {
        noClasses().that().resideOutsideOfPackages(but).should()
                .callMethodWhere(DescribedPredicate.describe("read the system clock", call -> systemClock().test(call)))
                .because(reason).check(code);
    }

    @Test
    void onlySharedTimeReadsTheClock() {
        readTheClockInSharedTimeOnly(CODE, "the injected clock can be moved", ROOT + "shared.time..");
    }

    /** Journeys and servers have the time of the machine; all other tests begin on the same day whenever they run. */
    @Test
    void testsAskTheirOwnClock() {
        readTheClockInSharedTimeOnly(
                new ClassFileImporter().withImportOption(new ImportOption.OnlyIncludeTests()).importPackages("org.ecobureau"),
                "TestClock.now() gives the time of the tests, and it is the same whatever the date is",
                ROOT + "shared.time..", ROOT + "journey..", ROOT + "deploy..", ROOT + "local..");
    }

    @Test
    void noGenericNames() {
        List<String> bad = CODE.stream().map(JavaClass::getSimpleName)
                .filter(name -> name.matches(".*(Impl|Manager|Utils?|Helper)")).toList();
        assertEquals(List.of(), bad);
    }

    private static String topLevel(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT)) {
            return "";
        }
        String rest = name.substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
