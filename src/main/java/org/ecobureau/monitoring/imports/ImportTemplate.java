package org.ecobureau.monitoring.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The empty files staff can fill in; the columns are described in docs/data/import-formats.md. */
enum ImportTemplate {
    AIR_HOURS("air-hours", "空气小时值", "site,time,so2,no2,co,o3,pm10,pm25"),
    AIR_DAYS("air-days", "空气日均值", "site,date,so2,no2,co,o3_8h,pm10,pm25"),
    WATER_MONTH("water-month", "断面月均值（一行一个断面）",
            "site,month,temperature,ph,dissolvedOxygen,permanganateIndex,cod,bod5,ammoniaNitrogen,totalPhosphorus,totalNitrogen,"
                    + "copper,zinc,fluoride,selenium,arsenic,mercury,cadmium,chromium6,lead,cyanide,volatilePhenol,petroleum,"
                    + "anionicSurfactant,sulfide,fecalColiforms"),
    WATER_MONTH_LONG("water-month-long", "断面月均值（一行一个数值）", "site,parameter,period,start,value,flag"),
    DRINKING_WATER_QUARTER("drinking-water-quarter", "饮用水水源季度监测",
            "site,quarter,temperature,ph,dissolvedOxygen,permanganateIndex,bod5,ammoniaNitrogen,totalPhosphorus,totalNitrogen,"
                    + "copper,zinc,fluoride,selenium,arsenic,mercury,cadmium,chromium6,lead,cyanide,volatilePhenol,petroleum,"
                    + "anionicSurfactant,sulfide,fecalColiforms,sulfate,chloride,nitrate,iron,manganese"),
    NOISE("noise", "声环境监测", "site,quarter,leqDay,leqNight,lmaxNight"),
    LONG("long", "通用（一行一个数值）", "site,parameter,period,start,value,flag");

    private final String code;
    private final String title;
    private final List<String> header;

    ImportTemplate(String code, String title, String header) {
        this.code = code;
        this.title = title;
        this.header = Arrays.asList(header.split(","));
    }

    static Optional<ImportTemplate> byCode(String code) {
        return Arrays.stream(values()).filter(t -> t.code.equals(code)).findFirst();
    }

    /** The name in the address of the file. */
    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    List<String> header() {
        return header;
    }

    /** A template in the list of the page. */
    record View(String code, String title) {
    }

    static List<View> views() {
        return Arrays.stream(values()).map(t -> new View(t.code, t.title)).toList();
    }
}
