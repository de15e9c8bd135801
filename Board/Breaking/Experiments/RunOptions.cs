using System.Globalization;
using Evolution.Lab.Experiments;

namespace Evolution.Board.Breaking.Experiments;

/// <summary>Reads the settings of an experiment from the request of a form or of a program.</summary>
static class RunOptions
{
    /// <summary>The default load in requests per second on each topology. It is lower than the Lab's, since two topologies and the Board may share one machine.</summary>
    public const double UsualRate = 100;

    public const double LeastRate = 10;
    public const double MaxRate = 400;

    /// <summary>The available paces.</summary>
    public static readonly IReadOnlyList<Pace> Paces = [Pace.Quick, Pace.Full];

    /// <summary>Reads the settings. Missing ones have default values.</summary>
    /// <param name="pace"><c>quick</c> or <c>full</c>.</param>
    /// <param name="rate">Requests per second.</param>
    /// <exception cref="BadHttpRequestException">A value is invalid. The message lists the valid ones.</exception>
    public static ExperimentOptions Read(string? pace, string? rate) => new(PaceOf(pace), RateOf(rate), ExperimentOptions.DefaultSeed);

    static Pace PaceOf(string? name) => string.IsNullOrEmpty(name) ? Pace.Quick
        : Paces.FirstOrDefault(pace => pace.Name == name) ?? throw new BadHttpRequestException($"There is no pace '{name}'. There are: {string.Join(", ", Paces.Select(pace => pace.Name))}.");

    static double RateOf(string? text) => string.IsNullOrEmpty(text) ? UsualRate
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate is >= LeastRate and <= MaxRate ? rate
        : throw new BadHttpRequestException($"The rate is from {LeastRate} to {MaxRate} requests a second, and not '{text}'.");
}
