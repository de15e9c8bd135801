using Evolution.Lab.Experiments;

namespace Evolution.Lab.CrashTests;

/// <summary>Generates endless sequences of faults. The same seed and targets generate the same sequence.</summary>
public static class FaultSequence
{
    /// <summary>Generates the faults of a stage from all sources in the catalog, in proportion to their weights.</summary>
    public static IEnumerable<CrashTestFault> Generate(CrashTestStage stage, FaultTargets targets, Random random)
    {
        var sources = FaultCatalog.CrashTestSources.Where(source => source.Stage == stage).Select(source => new WeightedSource(source.Weight, source.Generate(targets, random).GetEnumerator())).ToArray();
        var total = sources.Sum(source => source.Weight);

        // Smooth weighted round robin, as nginx balances: the faults of one source are spread evenly over the sequence.
        while (true)
        {
            foreach (var source in sources) source.Current += source.Weight;
            var next = sources.MaxBy(source => source.Current)!;
            next.Current -= total;
            if (!next.Faults.MoveNext()) yield break;
            yield return next.Faults.Current;
        }
    }

    sealed class WeightedSource(int weight, IEnumerator<CrashTestFault> faults)
    {
        public int Weight => weight;

        public IEnumerator<CrashTestFault> Faults => faults;

        public int Current { get; set; }
    }
}
