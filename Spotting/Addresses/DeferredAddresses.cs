using System.Text.RegularExpressions;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Addresses;

/// <summary>
/// Finds settings whose value, the address of a service in another deployment unit, is set at deployment: the name of the setting,
/// such as <c>INVENTORY_URL</c>, identifies the service. Within a unit, an empty address is intentional.
/// </summary>
sealed partial class DeferredAddresses(IReadOnlyList<Workload> workloads)
{
    readonly ILookup<string, Workload> byNormalizedName = workloads.ToLookup(workload => Normalize(workload.Name));

    /// <summary>Finds the workload whose address belongs in a setting.</summary>
    /// <returns>Null if the setting has a value, or its name matches no workload of another unit.</returns>
    public Workload? Find(Workload from, Setting setting) =>
        setting.Origin is SettingOrigin.Environment && HasNoValue(setting.Value) && Name().Match(setting.Name) is { Success: true } name
            ? byNormalizedName[Normalize(name.Groups["service"].Value)].FirstOrDefault(other => other.Unit != from.Unit && other.Name != from.Name)
            : null;

    static bool HasNoValue(string? value) => string.IsNullOrWhiteSpace(value) || Expression().IsMatch(value);

    static string Normalize(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex(@"^(services__(?<service>.+?)__(http|https|grpc)__\d+|(?<service>.+?)(_SERVICE)?_(BASE_)?(URL|URI|HOST|HOSTNAME|ADDR|ADDRESS|ENDPOINT))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    [GeneratedRegex(@"^\$?\{[^{}]*\}$", RegexOptions.CultureInvariant)]
    private static partial Regex Expression();
}
