using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments;

/// <summary>
/// A fault that an experiment injects under load, with its description and expectations. <see cref="FaultCatalog"/> finds each class
/// that implements this interface and has a parameterless constructor.
/// </summary>
public interface IExperimentFault : IFault
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>The question that the experiment answers.</summary>
    string Question { get; }

    /// <summary>A description of the procedure in one line.</summary>
    string Procedure { get; }

    /// <summary>The service that the fault affects directly; null if the fault affects the infrastructure between services. Requests to other services should not be affected.</summary>
    string? TargetService { get; }

    /// <summary>The sort order of the fault: services, then stores, then deployments.</summary>
    int Order { get; }

    /// <summary>Whether every comparison includes the fault; otherwise only a thorough one does.</summary>
    bool IsCore => true;

    /// <summary>The minimum duration of the fault after which it can have the expected effect; zero if it has one immediately.</summary>
    TimeSpan MinDuration => TimeSpan.Zero;

    /// <summary>The beginning of a sentence about the measurements during the fault: <c>While Payments did not respond</c>.</summary>
    string ConditionText { get; }

    /// <summary>The plan's expectations of the outcome.</summary>
    IReadOnlyList<Expectation> Expectations => [];

    /// <summary>Explains the outcome by the aspect of the topology that determines how far the fault spreads; null if there is no explanation.</summary>
    /// <param name="aspects">The topology's aspects and their values.</param>
    string? ExplainOutcome(IReadOnlyDictionary<string, string> aspects) => null;

    /// <summary>Explains why the fault does not apply to a topology; null if it applies.</summary>
    string? GetObjection(ExperimentContext context) => null;

    /// <summary>Reads additional counters, such as cache hits, before and after the windows.</summary>
    Task<IReadOnlyList<Tally>> ReadTalliesAsync(ExperimentContext context, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Tally>>([]);
}
