using System.Reflection;
using System.Text.RegularExpressions;

namespace Evolution.Lab.Spotting.Classifying;

/// <summary>Public images, and what they are, as <c>images.txt</c> lists them. Everything that is not there is taken for the system's own.</summary>
static partial class ImageCatalog
{
    const string Resource = "images.txt";

    static readonly (Regex Names, Role Role)[] Known = [.. Read()];

    /// <summary>What an image is.</summary>
    /// <returns>Null for one that is not known.</returns>
    public static Role? RoleOf(ImageName image)
    {
        foreach (var (names, role) in Known)
        {
            if (names.IsMatch(image.Last) || names.IsMatch(image.Path)) return role;
        }
        return null;
    }

    static IEnumerable<(Regex, Role)> Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!);
        var blocks = reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n\n").Select(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).ToArray());
        foreach (var block in blocks.Where(block => block is not []))
        {
            var head = Head().Match(block[0]);
            var role = Enum.Parse<Role>(head.Groups["role"].Value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
            yield return (new(head.Groups["pattern"].Value.Replace("%", string.Join('|', block[1..]), StringComparison.Ordinal), RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture), role);
        }
    }

    [GeneratedRegex("^(?<role>[a-z-]+): (?<pattern>.*%.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Head();
}
