package org.ecobureau.complaint.transfer;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.ecobureau.complaint.IdentityMode;
import org.ecobureau.complaint.PollutionType;

/** How other systems call what we know by a code. */
final class ImportWords {

    private static final Map<String, PollutionType> TYPES = Map.ofEntries(entry("废气", PollutionType.AIR),
            entry("异味", PollutionType.AIR), entry("恶臭", PollutionType.AIR), entry("油烟", PollutionType.AIR),
            entry("扬尘", PollutionType.AIR), entry("粉尘", PollutionType.AIR), entry("空气", PollutionType.AIR),
            entry("废水", PollutionType.WATER), entry("污水", PollutionType.WATER), entry("噪音", PollutionType.NOISE),
            entry("声", PollutionType.NOISE), entry("固废", PollutionType.SOLID_WASTE),
            entry("垃圾", PollutionType.SOLID_WASTE), entry("固体废弃物", PollutionType.SOLID_WASTE),
            entry("危险废物", PollutionType.SOLID_WASTE), entry("危废", PollutionType.SOLID_WASTE),
            entry("生态", PollutionType.ECOLOGY), entry("电磁辐射", PollutionType.RADIATION), entry("其它", PollutionType.OTHER));

    private static final Map<String, IdentityMode> IDENTITIES = Map.ofEntries(entry("匿名", IdentityMode.ANONYMOUS),
            entry("保密", IdentityMode.CONFIDENTIAL), entry("实名", IdentityMode.NAMED), entry("否", IdentityMode.NAMED),
            entry("不保密", IdentityMode.NAMED), entry("要求保密", IdentityMode.CONFIDENTIAL));

    private ImportWords() {
    }

    /** Codes of the types a cell names; what is no type stays as it is, so that it is refused by its own name. */
    static List<String> types(String cell) {
        return Arrays.stream(cell.split("[、,，;；/\\s]+")).filter(word -> !word.isEmpty())
                .map(word -> type(word).map(PollutionType::code).orElse(word)).distinct().toList();
    }

    private static Optional<PollutionType> type(String word) {
        Optional<PollutionType> known = PollutionType.byCode(word);
        if (known.isPresent()) {
            return known;
        }
        String plain = word.replaceFirst("(环境)?(污染|问题|类)$", "");
        return Arrays.stream(PollutionType.values()).filter(t -> t.label().equals(word) || t.label().equals(plain)).findFirst()
                .or(() -> Optional.ofNullable(TYPES.get(plain)));
    }

    /**
     * The code of the way of reporting. Where nothing is said, who left an address is sealed: the safer of the two ways to be
     * wrong. "Not confidential" alone makes nobody a named reporter who did not give name and phone.
     */
    static String identity(String cell, boolean name, boolean phone, boolean contact) {
        boolean unsaid = cell.isEmpty() || cell.equals("是") || cell.equals("否") && !(name && phone);
        if (unsaid) {
            return contact ? IdentityMode.CONFIDENTIAL.code() : IdentityMode.ANONYMOUS.code();
        }
        IdentityMode mode = IDENTITIES.get(cell);
        return mode == null ? cell : mode.code();
    }

    /** Null when it says neither. */
    static Boolean yes(String cell) {
        return switch (cell) {
            case "是", "同意", "可以", "公开", "true", "yes", "1" -> Boolean.TRUE;
            case "", "否", "不同意", "不可以", "不公开", "false", "no", "0" -> Boolean.FALSE;
            default -> null;
        };
    }
}
