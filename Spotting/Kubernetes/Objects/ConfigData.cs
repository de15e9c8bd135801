using System.Text;
using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>What a ConfigMap or Secret holds, or what makes a Secret: a sealed or an external one.</summary>
sealed class ConfigData(ClusterObject owner)
{
    static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public ClusterObject Owner => owner;

    /// <summary>Its keys in their order; of two with the same name the later one.</summary>
    public IReadOnlyDictionary<string, ConfigValue> Values { get; } = Read(owner).GroupBy(value => value.Key).ToDictionary(same => same.Key, same => same.Last());

    static IEnumerable<ConfigValue> Read(ClusterObject owner) => owner.Kind switch
    {
        "ConfigMap" => Plain(owner, owner.Node["data"]),
        "Secret" => (owner.Node["data"]?.Entries ?? []).Select(entry => new ConfigValue(entry.Key, Decode(entry.Value.Text), owner.PlaceOf(entry.Value), false)).Concat(Plain(owner, owner.Node["stringData"])),
        "SealedSecret" => Unknown(owner, owner.Node.At("spec", "encryptedData")?.Entries.Select(entry => (entry.Key, entry.Value))).Concat(Plain(owner, owner.Node.At("spec", "template", "data"))),
        _ => Unknown(owner, owner.Node.At("spec", "data")?.Items.Select(item => (item["secretKey"]?.Text ?? "", item))).Concat(Plain(owner, owner.Node.At("spec", "target", "template", "data"))),
    };

    static IEnumerable<ConfigValue> Plain(ClusterObject owner, Node? data) =>
        (data?.Entries ?? []).Select(entry => new ConfigValue(entry.Key, entry.Value.Text ?? "", owner.PlaceOf(entry.Value), entry.Value is ScalarNode { IsLiteral: true }));

    static IEnumerable<ConfigValue> Unknown(ClusterObject owner, IEnumerable<(string Key, Node Node)>? keys) =>
        (keys ?? []).Select(key => new ConfigValue(key.Key, null, owner.PlaceOf(key.Node), false));

    /// <summary>Null where it is no base64 (a placeholder), or no text.</summary>
    static string? Decode(string? base64)
    {
        if (base64 is null) return "";
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length)) return null;
        try
        {
            var text = Strict.GetString(bytes, 0, length);
            return text.Contains('\0') ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
