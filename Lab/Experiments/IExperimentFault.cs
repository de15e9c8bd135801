using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments;

/// <summary>
/// A fault that an experiment injects under load, with its description and expectations. <see cref="FaultCatalog"/> finds each class
/// that implements this interface and has a constructor without parameters.
/// </summary>
public interface IExperimentFault : IFault
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>The question that the experiment answers.</summary>
    string Question { get; }

    /// <summary>What is done, in one line.</summary>
    string Procedure { get; }

    /// <summary>The service that the fault affects directly: requests to other entry services should not be affected. Null if the fault affects the infrastructure between services.</summary>
    string? Hurt { get; }

    /// <summary>Its position among the faults, ascending: services, then stores, then deployments.</summary>
    int Order { get; }

    /// <summary>The beginning of a sentence about the measurements during the fault: <c>While Payments did not respond</c>.</summary>
    string Circumstance { get; }

    /// <summary>The plan's promises about this fault.</summary>
    IReadOnlyList<IExpectation> Expectations => [];

    /// <summary>Explains which aspect of the wiring determines how far the fault reaches, and so why topologies differ; null if there is no explanation.</summary>
    /// <param name="aspects">The topology's aspects and their values, as on the command line.</param>
    string? Because(IReadOnlyDictionary<string, string> aspects) => null;

    /// <summary>Reads additional counters, such as cache hits, before and after the windows.</summary>
    Task<IReadOnlyList<Tally>> CountAsync(ExperimentContext context, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Tally>>([]);
}
