using Evolution.Evo.Bench.Findings;
using Evolution.Lab.Prerequisites;

namespace Evolution.Evo.Bench;

/// <summary>A figure that <c>evo bench</c> measures.</summary>
interface IFigure
{
    /// <summary>The name of the figure for <c>--only</c>.</summary>
    string Name { get; }

    /// <summary>A description of the measurement in one line.</summary>
    string Summary { get; }

    /// <summary>The programs that it needs in addition to those of the shop.</summary>
    IReadOnlyList<Prerequisite> Prerequisites => [];

    /// <summary>Measures the figure.</summary>
    /// <exception cref="Exception">The measurement failed. Any exception is reported as the reason, next to the other figures.</exception>
    Task<IReadOnlyList<FigureResult>> MeasureAsync(Workbench bench, CancellationToken cancellationToken);
}
