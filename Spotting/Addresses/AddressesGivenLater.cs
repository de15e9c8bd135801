using System.Text.RegularExpressions;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Addresses;

/// <summary>
/// Finds settings that hold the address of a service of another deployment unit, if only its deployment provides the address: the name of
/// the setting then identifies the service, as <c>INVENTORY_URL</c> does. Within a unit, an empty address is left empty on purpose.
/// </summary>
sealed partial class AddressesGivenLater(IReadOnlyList<Workload> workloads)
{
    readonly ILookup<string, Workload> byWord = workloads.ToLookup(workload => Word(workload.Name));

    /// <summary>Finds the workload whose address the setting holds.</summary>
    /// <returns>Null if the setting has a value, or its name matches no workload of another unit.</returns>
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
