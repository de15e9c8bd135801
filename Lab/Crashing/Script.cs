using Evolution.Lab.Crashing.Faults;

namespace Evolution.Lab.Crashing;

/// <summary>Generates endless sequences of faults. The same seed generates the same sequence.</summary>
public sealed class Script(Random random)
{
    const int MaxAtOnce = 4;
    static readonly double[] Pauses = [1, 3, 6, 12];

    /// <summary>Generates faults that kill processes in several ways, or pause them. Every named step occurs once before any is repeated.</summary>
    /// <param name="steps">The steps of placing an order.</param>
    /// <param name="stores">The stores and the broker.</param>
    public IEnumerable<ICrashFault> Kills(IReadOnlyList<NamedStep> steps, IReadOnlyList<string> stores)
    {
        var (named, fallen, still) = (AtSteps(steps), Shuffled(stores).GetEnumerator(), Shuffled([.. FaultTarget.Services, .. stores]).GetEnumerator());
        while (true)
        {
            yield return named();
            yield return AtMoments();
            yield return new SeveralAtOnce([Next(fallen)], Seconds(0, 2));
            yield return named();
            yield return AtMoments();
            yield return Several(stores);
            yield return named();
            yield return AtMoments();
            yield return named();
            yield return new Paused(Next(still), TimeSpan.FromSeconds(Pauses[random.Next(Pauses.Length)]));
        }
    }

    /// <summary>Generates faults that cut, block or slow down connections.</summary>
    /// <param name="links">The connections, each by its service and the name that the service uses for it.</param>
    public IEnumerable<ICrashFault> Links(IReadOnlyList<(string Service, string Link)> links)
    {
        while (true)
        {
            foreach (var what in BrokenLinks.Breaks)
            {
                var several = links.OrderBy(_ => random.Next()).Take(1 + random.Next(3)).ToArray();
                yield return new BrokenLinks(what, several, Seconds(0.5, 5));
            }
        }
    }

    /// <summary>Generates faults that fill the disk for a while.</summary>
    public IEnumerable<ICrashFault> Disk(SmallDisk disk)
    {
        while (true) yield return new FullDisk(disk, Seconds(2, 6));
    }

    /// <summary>Returns one step of each service at a time, in an order that is shuffled once per service.</summary>
    Func<ICrashFault> AtSteps(IReadOnlyList<NamedStep> steps)
    {
        var decks = steps.GroupBy(step => step.Service).Select(service => Shuffled([.. service]).GetEnumerator()).ToArray();
        return () => new AtNamedSteps([.. decks.Select(Next)]);
    }

    AtRandomMoments AtMoments() => new(FaultTarget.Services.OrderBy(_ => random.Next()).Take(2 + random.Next(3)).ToDictionary(
        service => service,
        _ => Enumerable.Range(0, 2 + random.Next(3)).Select(_ => Seconds(0, 0.6)).ToArray()));

    SeveralAtOnce Several(IReadOnlyList<string> stores) => new(
        [.. FaultTarget.Services.Concat(stores).OrderBy(_ => random.Next()).Take(2 + random.Next(MaxAtOnce - 1))],
        Seconds(0, 1));

    /// <summary>Repeats the items endlessly, in one shuffled order.</summary>
    IEnumerable<T> Shuffled<T>(IReadOnlyList<T> items)
    {
        var order = items.OrderBy(_ => random.Next()).ToArray();
        while (true)
        {
            foreach (var item in order) yield return item;
        }
    }

    static T Next<T>(IEnumerator<T> items) => items.MoveNext() ? items.Current : throw new InvalidOperationException("They never end.");

    TimeSpan Seconds(double from, double to) => TimeSpan.FromSeconds(from + random.NextDouble() * (to - from));
}
