using System.Globalization;
using Evolution.Lab.Experiments;

namespace Evolution.Board.Breaking.Experiments;

/// <summary>How an experiment can be asked for: by a form, or by a program.</summary>
static class RunOptions
{
    /// <summary>Requests per second on each topology, where nothing else is asked for: less than the Lab's, since two topologies and the Board may share one machine.</summary>
    public const double UsualRate = 100;

    public const double LeastRate = 10;
    public const double MaxRate = 400;

    /// <summary>The paces that there are, in the words of the form.</summary>
    public static readonly IReadOnlyList<Pace> Paces = [Pace.Quick, Pace.Full];

    /// <summary>Reads what was asked for; what is missing is as usual.</summary>
    /// <param name="pace"><c>quick</c> or <c>full</c>.</param>
    /// <param name="rate">Requests per second.</param>
    /// <exception cref="BadHttpRequestException">It is none of that; the message says what there is.</exception>
    public static ExperimentOptions Read(string? pace, string? rate) => new(PaceOf(pace), RateOf(rate), ExperimentOptions.DefaultSeed);

    static Pace PaceOf(string? name) => string.IsNullOrEmpty(name) ? Pace.Quick
        : Paces.FirstOrDefault(pace => pace.Name == name) ?? throw new BadHttpRequestException($"There is no pace '{name}'. There are: {string.Join(", ", Paces.Select(pace => pace.Name))}.");

    static double RateOf(string? text) => string.IsNullOrEmpty(text) ? UsualRate
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate is >= LeastRate and <= MaxRate ? rate
        : throw new BadHttpRequestException($"The rate is from {LeastRate} to {MaxRate} requests a second, and not '{text}'.");
}
