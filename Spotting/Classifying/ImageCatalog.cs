using System.Reflection;
using System.Text.RegularExpressions;

namespace Evolution.Spotting.Classifying;

/// <summary>The roles of public images, as listed in <c>images.txt</c>. An image that is not listed counts as the system's own.</summary>
static partial class ImageCatalog
{
    const string Resource = "images.txt";

    static readonly KnownImages[] Catalog = [.. Read()];

    /// <summary>Finds the role of an image.</summary>
    /// <returns>The role; null if the image is not listed.</returns>
    public static Role? GetRole(ImageName image)
    {
        foreach (var images in Catalog)
        {
            if (images.Contains(image.LastSegment) || images.Contains(image.Path)) return images.Role;
        }
        return null;
    }

    static IEnumerable<KnownImages> Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!);
        var blocks = reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n\n").Select(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).ToArray());
        foreach (var block in blocks.Where(block => block is not []))
        {
            var header = Header().Match(block[0]);
            yield return KnownImages.Create(Enum.Parse<Role>(header.Groups["role"].Value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true), header.Groups["pattern"].Value, block[1..]);
        }
    }

    [GeneratedRegex("^(?<role>[a-z-]+): (?<pattern>.*%.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Header();
}
