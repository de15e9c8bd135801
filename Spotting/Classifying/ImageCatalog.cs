using System.Reflection;
using System.Text.RegularExpressions;

namespace Evolution.Spotting.Classifying;

/// <summary>The public images and their roles, as listed in <c>images.txt</c>. Every image that is not listed counts as the system's own.</summary>
static partial class ImageCatalog
{
    const string Resource = "images.txt";

    static readonly KnownImages[] Known = [.. Read()];

    /// <summary>Finds the role of an image.</summary>
    /// <returns>Null if the image is not known.</returns>
    public static Role? RoleOf(ImageName image)
    {
        foreach (var images in Known)
        {
            if (images.Contain(image.Last) || images.Contain(image.Path)) return images.Role;
        }
        return null;
    }

    static IEnumerable<KnownImages> Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!);
        var blocks = reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n\n").Select(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).ToArray());
        foreach (var block in blocks.Where(block => block is not []))
        {
            var head = Head().Match(block[0]);
            yield return KnownImages.Of(Enum.Parse<Role>(head.Groups["role"].Value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true), head.Groups["pattern"].Value, block[1..]);
        }
    }

    [GeneratedRegex("^(?<role>[a-z-]+): (?<pattern>.*%.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Head();
}
