using Evolution.Evo.Bench.Findings;

namespace Evolution.Evo.Bench;

/// <summary>One of the things that <c>evo bench</c> measures.</summary>
interface IFigure
{
    /// <summary>What <c>--only</c> calls it.</summary>
    string Name { get; }

    /// <summary>What is measured, in one line.</summary>
    string Summary { get; }

    /// <summary>Measures it.</summary>
    /// <exception cref="Exception">It failed: any exception is reported as the reason, beside the other figures.</exception>
    Task<IReadOnlyList<FigureResult>> MeasureAsync(Workbench bench, CancellationToken cancellation);
}
