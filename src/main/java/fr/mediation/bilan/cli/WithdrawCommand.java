package fr.mediation.bilan.cli;

import fr.mediation.bilan.job.Withdraw;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Withdraws a whole delivery, or restores it, and computes what follows from that. */
@Command(name = "withdraw")
final class WithdrawCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(names = "--restore")
    private boolean restore;

    @Parameters(paramLabel = "DELIVERY")
    private String delivery;

    record Answer(
            long delivery,
            String file,
            String sha256,
            String status,
            List<String> returns,
            List<String> freed,
            boolean computed) {}

    @Override
    public Integer call() {
        Withdraw.Request request = new Withdraw.Request(delivery, restore, common.jobs());
        Withdraw.Result result =
                common.ask(Withdraw.class, withdraw -> withdraw.run(request, ConsoleListener.on(common.console())));
        Withdraw.Changed changed = result.changed();
        common.console()
                .answer(new Answer(
                        changed.delivery(),
                        changed.file(),
                        changed.sha256(),
                        changed.status(),
                        changed.returns(),
                        changed.freed(),
                        result.computed().ran()));
        return ExitCode.DONE;
    }
}
