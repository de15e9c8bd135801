using System.Text.Json;
using System.Xml.Linq;

namespace Evolution.Lab.Tests.Security;

/// <summary>What comes from elsewhere is exactly what was chosen.</summary>
public sealed class DependencyTests
{
    // What the SDK itself brings has the SDK's version, and global.json says which SDK.
    static readonly string[] OfTheSdk = ["Microsoft.AspNetCore.App.Internal.Assets", "Microsoft.NET.ILLink.Tasks"];

    // One of each for every operating system, in the version of Aspire's SDK, which the app host's project names.
    static readonly string[] OfAspiresSdk = ["Aspire.Dashboard.Sdk.", "Aspire.Hosting.Orchestration."];

    static readonly Repository Repository = Repository.Find();
    static readonly XDocument Central = XDocument.Load(Repository["Directory.Packages.props"]);

    [Fact]
    public void Every_version_is_said_in_one_place_and_exactly()
    {
        Property(Central, "ManagePackageVersionsCentrally").ShouldBe("true");
        Property(Central, "CentralPackageTransitivePinningEnabled").ShouldBe("true");
        foreach (var package in Central.Descendants("PackageVersion").Where(package => !package.Attribute("Version")!.Value.StartsWith("$(AspireVersion)", StringComparison.Ordinal)))
            package.Attribute("Version")!.Value.ShouldNotContain("*", Case.Sensitive, package.ToString());

        var references = Projects().SelectMany(file => XDocument.Load(file).Descendants("PackageReference").Select(reference => (File: file, Reference: reference))).ToArray();
        references.ShouldNotBeEmpty();
        foreach (var (file, reference) in references) reference.Attribute("Version").ShouldBeNull($"{file}: {reference}");
    }

    [Fact]
    public void Every_package_that_a_package_brings_along_is_pinned_too()
    {
        var pinned = Central.Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var resolved = Projects().Select(project => Path.Combine(Path.GetDirectoryName(project)!, "obj", "project.assets.json")).Where(File.Exists)
            .SelectMany(assets => PackagesIn(assets).Select(package => (Package: package, Assets: assets))).ToLookup(found => found.Package, found => found.Assets);

        resolved.Count.ShouldBeGreaterThan(50);
        resolved.Where(found => !pinned.Contains(found.Key) && !OfTheSdk.Contains(found.Key) && !OfAspiresSdk.Any(beginning => found.Key.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))).Select(found => $"{found.Key} of {found.First()}").ShouldBeEmpty();
    }

    [Fact]
    public void A_known_vulnerability_anywhere_among_them_fails_the_build()
    {
        var everywhere = XDocument.Load(Repository["Directory.Build.props"]);
        Property(everywhere, "NuGetAudit").ShouldBe("true");
        Property(everywhere, "NuGetAuditMode").ShouldBe("all");
        Property(everywhere, "NuGetAuditLevel").ShouldBe("low");
        Property(everywhere, "TreatWarningsAsErrors").ShouldBe("true");
        string[] warnings = ["NU1901", "NU1902", "NU1903", "NU1904"];
        foreach (var file in Projects().Append(Repository["Directory.Build.props"]))
            XDocument.Load(file).Descendants().Where(property => property.Name.LocalName is "NoWarn" or "WarningsNotAsErrors" or "NuGetAuditSuppress").ShouldAllBe(property => !warnings.Any(property.ToString().Contains), file);
    }

    static string? Property(XDocument file, string name) => file.Descendants(name).SingleOrDefault()?.Value;

    /// <summary>All files that may name packages.</summary>
    static IEnumerable<string> Projects() => new[] { "*.csproj", "Directory.Build.props", "Directory.Build.targets" }
        .SelectMany(pattern => Directory.EnumerateFiles(Repository.Root, pattern, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden }))
        .Where(file => !file.Split('/', '\\').Intersect(["bin", "obj", ".evolution"]).Any());

    static IEnumerable<string> PackagesIn(string assets)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(assets));
        return [.. file.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() is "package").Select(library => library.Name.Split('/')[0])
            // The contracts' own releases are packages of this repository.
            .Where(package => !package.StartsWith("Evolution.", StringComparison.Ordinal)).Distinct()];
    }
}
