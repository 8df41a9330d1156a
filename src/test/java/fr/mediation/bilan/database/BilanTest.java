package fr.mediation.bilan.database;

import fr.mediation.bilan.job.BilanApplication;
import fr.mediation.bilan.job.compute.ComputationsOfADay;
import fr.mediation.bilan.job.ingest.Deliveries;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.batch.test.context.SpringBatchTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A test of the application on the real embedded database, which all such tests of one process share. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBatchTest
@Import({Deliveries.class, ComputationsOfADay.class})
@SpringBootTest(
        classes = BilanApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "bilan.home=${bilan.test-home:target/test-home}")
@ContextConfiguration(initializers = TestHome.class)
public @interface BilanTest {}
