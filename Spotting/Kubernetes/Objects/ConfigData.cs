using System.Text;
using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>The data of a ConfigMap or Secret, or of an object that creates a Secret: a sealed or an external one.</summary>
sealed class ConfigData(ClusterObject owner)
{
    static readonly UTF8Encoding StrictEncoding = new(false, throwOnInvalidBytes: true);

    public ClusterObject Owner => owner;

    /// <summary>The values by key. The last value of a repeated key counts.</summary>
    public IReadOnlyDictionary<string, ConfigValue> Values { get; } = Read(owner).GroupBy(value => value.Key).ToDictionary(group => group.Key, group => group.Last());

    static IEnumerable<ConfigValue> Read(ClusterObject owner) => owner.Kind switch
    {
        "ConfigMap" => ReadPlain(owner, owner.Node["data"]),
        "Secret" => (owner.Node["data"]?.Entries ?? []).Select(entry => new ConfigValue(entry.Key, Decode(entry.Value.Text), owner.GetLocation(entry.Value), false)).Concat(ReadPlain(owner, owner.Node["stringData"])),
        "SealedSecret" => ReadUnknown(owner, owner.Node.Find("spec", "encryptedData")?.Entries.Select(entry => (entry.Key, entry.Value))).Concat(ReadPlain(owner, owner.Node.Find("spec", "template", "data"))),
        _ => ReadUnknown(owner, owner.Node.Find("spec", "data")?.Items.Select(item => (item["secretKey"]?.Text ?? "", item))).Concat(ReadPlain(owner, owner.Node.Find("spec", "target", "template", "data"))),
    };

    static IEnumerable<ConfigValue> ReadPlain(ClusterObject owner, Node? data) =>
        (data?.Entries ?? []).Select(entry => new ConfigValue(entry.Key, entry.Value.Text ?? "", owner.GetLocation(entry.Value), entry.Value is ScalarNode { IsLiteral: true }));

    static IEnumerable<ConfigValue> ReadUnknown(ClusterObject owner, IEnumerable<(string Key, Node Node)>? keys) =>
        (keys ?? []).Select(key => new ConfigValue(key.Key, null, owner.GetLocation(key.Node), false));

    /// <summary>Decodes a value; null if it is not base64 (a placeholder), or not text.</summary>
    static string? Decode(string? base64)
    {
        if (base64 is null) return "";
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length)) return null;
        try
        {
            var text = StrictEncoding.GetString(bytes, 0, length);
            return text.Contains('\0') ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
