using Evolution.Lab.Experiments;

namespace Evolution.Lab.CrashTests;

/// <summary>Generates sequences of faults for the crash test. The same seed and targets generate the same sequence.</summary>
public static class FaultSequence
{
    /// <summary>Generates the faults of a stage from all sources in the catalog, in proportion to their weights. The sequence is endless, and empty if no source has a fault for the targets.</summary>
    public static IEnumerable<CrashTestFault> Generate(CrashTestStage stage, FaultTargets targets, Random random)
    {
        var sources = FaultCatalog.CrashTestSources.Where(source => source.Stage == stage).Select(source => new WeightedSource(source.Weight, source.Generate(targets, random).GetEnumerator())).ToList();

        // Smooth weighted round robin, as in nginx, which spreads the faults of a source evenly over the sequence.
        while (sources.Count > 0)
        {
            foreach (var source in sources) source.CurrentWeight += source.Weight;
            var next = sources.MaxBy(source => source.CurrentWeight)!;
            next.CurrentWeight -= sources.Sum(source => source.Weight);
            if (next.Faults.MoveNext()) yield return next.Faults.Current;
            else sources.Remove(next);
        }
    }

    sealed class WeightedSource(int weight, IEnumerator<CrashTestFault> faults)
    {
        public int Weight => weight;

        public IEnumerator<CrashTestFault> Faults => faults;

        public int CurrentWeight { get; set; }
    }
}
