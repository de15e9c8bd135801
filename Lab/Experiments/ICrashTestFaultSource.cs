namespace Evolution.Lab.Experiments;

/// <summary>
/// Generates faults of one kind with random parameters for the crash test. <see cref="FaultCatalog"/> finds each class that implements
/// this interface and has a parameterless constructor.
/// </summary>
public interface ICrashTestFaultSource
{
    /// <summary>The part of the crash test to which the faults belong.</summary>
    CrashTestStage Stage { get; }

    /// <summary>Its position among the sources of its stage, ascending. It is part of what a seed reproduces.</summary>
    int Order { get; }

    /// <summary>How often this source is chosen relative to the other sources of its stage.</summary>
    int Weight { get; }

    /// <summary>Generates an endless sequence of faults; an empty one if the targets allow none. The same targets and seed generate the same sequence.</summary>
    IEnumerable<CrashTestFault> Generate(FaultTargets targets, Random random);
}
