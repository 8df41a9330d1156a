package fr.mediation.bilan.disclosure;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolver.OptimizationProblemType;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPSolverParameters.IncrementalityValues;
import com.google.ortools.linearsolver.MPSolverParameters.IntegerParam;
import com.google.ortools.linearsolver.MPSolverParameters.LpAlgorithmValues;
import com.google.ortools.linearsolver.MPVariable;
import fr.mediation.bilan.text.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A linear programme solved by the simplex method of Google OR-Tools (GLOP), which keeps thousands of variables and the few that
 * each row has. It may be solved again after its costs were changed, and goes on from where it was.
 */
final class LinearProgram implements Program, AutoCloseable {
    private final MPSolver solver = solver();
    private final MPObjective objective = solver.objective();
    private final List<MPVariable> variables = new ArrayList<>();
    private final boolean again;

    /**
     * An empty programme.
     *
     * @param again whether it is solved again and again for other costs; else once, for costs that are never less than 0
     * @throws ProblemException if this machine cannot run the solver
     */
    LinearProgram(boolean again) {
        this.again = again;
    }

    private static MPSolver solver() {
        try {
            Loader.loadNativeLibraries();
            return new MPSolver("", OptimizationProblemType.GLOP_LINEAR_PROGRAMMING);
        } catch (LinkageError | RuntimeException e) {
            throw new ProblemException(
                    e, "disclosure.no-solver", System.getProperty("os.name"), System.getProperty("os.arch"));
        }
    }

    @Override
    public int variable(double low, double high) {
        variables.add(solver.makeNumVar(low, high, ""));
        return variables.size() - 1;
    }

    /** Takes back all costs. */
    void costNothing() {
        objective.clear();
    }

    @Override
    public void cost(int variable, double cost) {
        objective.setCoefficient(variables.get(variable), cost);
    }

    @Override
    public Row row(double low, double high) {
        return new Sum(solver.makeConstraint(low, high));
    }

    @Override
    public double @Nullable [] minimise() {
        objective.setMinimization();
        return solve();
    }

    @Override
    public double @Nullable [] maximise() {
        objective.setMaximization();
        return solve();
    }

    private double @Nullable [] solve() {
        MPSolver.ResultStatus status = again ? goOn() : begin();
        if (isDoubtful(status)) {
            // What one method finds nothing for, another may.
            solver.reset();
            status = again ? begin() : goOn();
        }
        if (isDoubtful(status)) {
            solver.reset();
            status = solve(LpAlgorithmValues.PRIMAL, IncrementalityValues.INCREMENTALITY_OFF, true);
        }
        return values(status);
    }

    private double @Nullable [] values(MPSolver.ResultStatus status) {
        if (status != MPSolver.ResultStatus.OPTIMAL) {
            return null;
        }
        double[] values = new double[variables.size()];
        for (int variable = 0; variable < values.length; variable++) {
            values[variable] = variables.get(variable).solutionValue();
        }
        return values;
    }

    private boolean isDoubtful(MPSolver.ResultStatus status) {
        return status != MPSolver.ResultStatus.OPTIMAL && (again || status != MPSolver.ResultStatus.INFEASIBLE);
    }

    /** What fits stays so when the cost changes, and the primal method begins there; presolve would take that away. */
    private MPSolver.ResultStatus goOn() {
        return solve(LpAlgorithmValues.PRIMAL, IncrementalityValues.INCREMENTALITY_ON, false);
    }

    /** Where nothing costs less than 0, the dual method has where to begin. */
    private MPSolver.ResultStatus begin() {
        return solve(LpAlgorithmValues.DUAL, IncrementalityValues.INCREMENTALITY_OFF, true);
    }

    private MPSolver.ResultStatus solve(
            LpAlgorithmValues algorithm, IncrementalityValues incrementality, boolean presolve) {
        MPSolverParameters parameters = new MPSolverParameters();
        try {
            parameters.setIntegerParam(IntegerParam.INCREMENTALITY, incrementality.swigValue());
            parameters.setIntegerParam(IntegerParam.LP_ALGORITHM, algorithm.swigValue());
            solver.setSolverSpecificParametersAsString("use_preprocessing:" + presolve);
            return solver.solve(parameters);
        } finally {
            parameters.delete();
        }
    }

    @Override
    public void close() {
        solver.delete();
    }

    private final class Sum implements Row {
        private final MPConstraint constraint;

        private Sum(MPConstraint constraint) {
            this.constraint = constraint;
        }

        @Override
        public Row add(int variable, double coefficient) {
            constraint.setCoefficient(variables.get(variable), coefficient);
            return this;
        }
    }
}
