package fr.mediation.bilan.cli;

import fr.mediation.bilan.fact.YearBasis;
import fr.mediation.bilan.job.compute.Computations;
import fr.mediation.bilan.job.ingest.Withdrawal;
import fr.mediation.bilan.store.Delivery;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a whole delivery back, or lets it count again, and computes what follows from that. */
@Command(name = "withdraw")
final class WithdrawCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(names = "--restore")
    private boolean restore;

    @Parameters(paramLabel = "DELIVERY")
    private String delivery;

    @Override
    public Integer call() {
        try (Session session = Session.exclusive(common)) {
            Withdrawal withdrawal = session.get(Withdrawal.class);
            Delivery changed = restore ? withdrawal.restore(delivery) : withdrawal.withdraw(delivery);
            common.console().say(restore ? "withdraw.restored" : "withdraw.done", changed.file(), changed.accepted());
            Computations.Computed computed = IndicatorsCommand.compute(session, common, YearBasis.CIVIL);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("delivery", changed.id());
            answer.put("file", changed.file());
            answer.put("sha256", changed.sha256());
            answer.put("status", restore ? Delivery.IN_FORCE : Delivery.WITHDRAWN);
            answer.put("computed", computed.ran());
            common.console().answer(answer);
        }
        return ExitCode.DONE;
    }
}
