using Evolution.Lab.Results;

namespace Evolution.Lab.Advising;

/// <summary>Applies the formula, and says which phase of the plan answers what is broken.</summary>
public static class Advisor
{
    /// <summary>Advises.</summary>
    /// <param name="situation">How it is.</param>
    /// <param name="measured">Measurements of the phases, from which effort and effect follow; null for the plan's claims.</param>
    /// <exception cref="ArgumentException">The situation leaves open whether one server handles it, and so does what was measured.</exception>
    public static Advice Advise(Situation situation, Comparison? measured = null)
    {
        var capacity = situation.OneServer is null && measured is not null ? MeasuredCapacity.Of(measured) : null;
        var oneServer = situation.OneServer ?? capacity?.Handles(situation.RequestsPerSecond)
            ?? throw new ArgumentException("Whether one server handles it is neither told nor measured.", nameof(situation));

        var conditions = Formula.Apply(situation, oneServer);
        var advice = new Advice(conditions.All(condition => condition.Holds), conditions, Next: null) { OneServerReason = capacity?.Reason(situation.RequestsPerSecond) };
        return advice.Enough ? advice : advice with { Next = Next(advice.Remedies.Max(remedy => remedy.Phase), measured) };
    }

    static NextPhase Next(int phase, Comparison? measured)
    {
        var (effort, effect) = (ClaimedStep.Effort(phase), ClaimedStep.Effect(phase));
        if (measured is not null)
        {
            effort = MeasuredEffort.Of(measured, phase) ?? $"{Missing(measured, phase)} {effort}";
            effect = MeasuredEffect.Of(measured, phase) ?? $"{Missing(measured, phase)} {effect}";
        }
        return new(phase, PlanSteps.To(phase), effort, effect);
    }

    static string Missing(Comparison measured, int phase) => $"It was not measured in both of phases 0 and {phase} ({Source.Of(measured)}).";
}
