using System.Text.RegularExpressions;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Addresses;

/// <summary>
/// Finds settings that hold the address of a service of another deployment unit, which only its deployment gives: then the setting's name says
/// whose it is, as <c>INVENTORY_URL</c> does. Within a unit an address left empty is one that nobody wants to give.
/// </summary>
sealed partial class AddressesGivenLater(IReadOnlyList<Workload> workloads)
{
    readonly ILookup<string, Workload> byWord = workloads.ToLookup(workload => Word(workload.Name));

    /// <summary>The workload that the setting is the address of.</summary>
    /// <returns>Null where it has a value, or is called as no other unit's workload is.</returns>
    public Workload? Find(Workload from, Setting setting) =>
        setting.Origin is SettingOrigin.Environment && IsLeftOpen(setting.Value) && Name().Match(setting.Name) is { Success: true } name
            ? byWord[Word(name.Groups["service"].Value)].FirstOrDefault(other => other.Unit != from.Unit && other.Name != from.Name)
            : null;

    static bool IsLeftOpen(string? value) => string.IsNullOrWhiteSpace(value) || Expression().IsMatch(value);

    static string Word(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex(@"^(services__(?<service>.+?)__(http|https|grpc)__\d+|(?<service>.+?)(_SERVICE)?_(BASE_)?(URL|URI|HOST|HOSTNAME|ADDR|ADDRESS|ENDPOINT))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    [GeneratedRegex(@"^\$?\{[^{}]*\}$", RegexOptions.CultureInvariant)]
    private static partial Regex Expression();
}
