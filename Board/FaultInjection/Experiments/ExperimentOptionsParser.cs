using System.Globalization;
using Evolution.Lab.Experiments;

namespace Evolution.Board.FaultInjection.Experiments;

/// <summary>Parses the settings of an experiment from a form or a query string.</summary>
static class ExperimentOptionsParser
{
    /// <summary>The default load in requests per second on each topology. It is lower than the Lab's default, since two topologies and the Board may share one machine.</summary>
    public const double DefaultRate = 100;

    public const double MinRate = 10;
    public const double MaxRate = 400;

    /// <summary>The available paces.</summary>
    public static readonly IReadOnlyList<Pace> Paces = [Pace.Quick, Pace.Full];

    /// <summary>Parses the settings. Missing ones have default values.</summary>
    /// <param name="pace"><c>quick</c> or <c>full</c>.</param>
    /// <param name="rate">Requests per second.</param>
    /// <exception cref="BadHttpRequestException">A value is invalid. The message lists the valid ones.</exception>
    public static ExperimentOptions Parse(string? pace, string? rate) => new(ParsePace(pace), ParseRate(rate), ExperimentOptions.DefaultSeed);

    static Pace ParsePace(string? name) => string.IsNullOrEmpty(name) ? Pace.Quick
        : Paces.FirstOrDefault(pace => pace.Name == name) ?? throw new BadHttpRequestException($"Unknown pace '{name}'. Expected one of: {string.Join(", ", Paces.Select(pace => pace.Name))}.");

    static double ParseRate(string? text) => string.IsNullOrEmpty(text) ? DefaultRate
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate is >= MinRate and <= MaxRate ? rate
        : throw new BadHttpRequestException($"The rate must be from {MinRate} to {MaxRate} requests per second, not '{text}'.");
}
