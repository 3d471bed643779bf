package org.ecobureau.standard.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class AirActivitiesTest {

    @Test
    void everyLevelHasASentenceForEachActivityAndOnlyInTheWordsOfTheTable() {
        for (AqiLevel level : AqiLevel.of("HJ 633-2026")) {
            List<AirActivities.Advice> advice = AirActivities.at("HJ 633-2026", level.level());
            assertEquals(List.of("学校课间操", "晨练", "户外作业"), advice.stream().map(AirActivities.Advice::label).toList());
            for (AirActivities.Advice each : advice) {
                // What people are told to do stands word for word in the table; whom it names is a part of whom the table names.
                String said = each.sentence().replace("；对一般人群标准没有提出要求", "");
                for (String part : said.split("，")) {
                    String told = part.replaceFirst("^(青少年儿童|极少数异常敏感的学生|老年人及|老年人和|心血管系统疾病、|呼吸系统疾病患者|病人)+", "");
                    assertTrue(level.advice().contains(told) || level.advice().contains(part), level.level() + ": " + part);
                }
            }
        }
        assertTrue(AirActivities.at("HJ 633-2012", 3).isEmpty());
    }
}
