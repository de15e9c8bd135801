using Evolution.Evo.Bench.Findings;
using Evolution.Lab.Prerequisites;

namespace Evolution.Evo.Bench;

/// <summary>A benchmark of <c>evo bench</c>.</summary>
interface IBenchmark
{
    /// <summary>The name for <c>--only</c>.</summary>
    string Name { get; }

    /// <summary>A description of the measurement in one line.</summary>
    string Summary { get; }

    /// <summary>The required programs in addition to those of the shop.</summary>
    IReadOnlyList<Prerequisite> Prerequisites => [];

    /// <summary>Measures the benchmark.</summary>
    /// <exception cref="Exception">The measurement failed. The caller reports any exception as the error of this benchmark.</exception>
    Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(BenchmarkContext bench, CancellationToken cancellationToken);
}
