using System.Text.Json;
using System.Xml.Linq;

namespace Evolution.Lab.Tests.Security;

/// <summary>All packages have exact, pinned versions without known vulnerabilities.</summary>
public sealed class DependencyTests
{
    // Packages that the SDK adds have the SDK's version, which global.json pins.
    static readonly string[] SdkPackages = ["Microsoft.AspNetCore.App.Internal.Assets", "Microsoft.NET.ILLink.Tasks"];

    // One per operating system, in the version of Aspire's SDK, which the app host's project pins.
    static readonly string[] AspireSdkPrefixes = ["Aspire.Dashboard.Sdk.", "Aspire.Hosting.Orchestration."];

    static readonly Repository Repository = Repository.Find();
    static readonly XDocument CentralPackages = XDocument.Load(Repository["Directory.Packages.props"]);

    [Fact]
    public void Every_package_version_is_exact_and_managed_centrally()
    {
        GetProperty(CentralPackages, "ManagePackageVersionsCentrally").ShouldBe("true");
        GetProperty(CentralPackages, "CentralPackageTransitivePinningEnabled").ShouldBe("true");
        foreach (var package in CentralPackages.Descendants("PackageVersion").Where(package => !package.Attribute("Version")!.Value.StartsWith("$(AspireVersion)", StringComparison.Ordinal)))
            package.Attribute("Version")!.Value.ShouldNotContain("*", Case.Sensitive, package.ToString());

        var references = EnumerateProjectFiles().SelectMany(file => XDocument.Load(file).Descendants("PackageReference").Select(reference => (File: file, Reference: reference))).ToArray();
        references.ShouldNotBeEmpty();
        foreach (var (file, reference) in references) reference.Attribute("Version").ShouldBeNull($"{file}: {reference}");
    }

    [Fact]
    public void Every_transitive_package_is_pinned()
    {
        var pinnedPackages = CentralPackages.Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var resolvedPackages = EnumerateProjectFiles().Select(project => Path.Combine(Path.GetDirectoryName(project)!, "obj", "project.assets.json")).Where(File.Exists)
            .SelectMany(assets => ReadPackages(assets).Select(package => (Package: package, Assets: assets))).ToLookup(found => found.Package, found => found.Assets);

        resolvedPackages.Count.ShouldBeGreaterThan(50);
        resolvedPackages.Where(found => !pinnedPackages.Contains(found.Key) && !SdkPackages.Contains(found.Key) && !AspireSdkPrefixes.Any(prefix => found.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).Select(found => $"{found.Key} of {found.First()}").ShouldBeEmpty();
    }

    [Fact]
    public void A_known_vulnerability_in_any_package_fails_the_build()
    {
        var buildProps = XDocument.Load(Repository["Directory.Build.props"]);
        GetProperty(buildProps, "NuGetAudit").ShouldBe("true");
        GetProperty(buildProps, "NuGetAuditMode").ShouldBe("all");
        GetProperty(buildProps, "NuGetAuditLevel").ShouldBe("low");
        GetProperty(buildProps, "TreatWarningsAsErrors").ShouldBe("true");
        string[] warnings = ["NU1901", "NU1902", "NU1903", "NU1904"];
        foreach (var file in EnumerateProjectFiles().Append(Repository["Directory.Build.props"]))
            XDocument.Load(file).Descendants().Where(property => property.Name.LocalName is "NoWarn" or "WarningsNotAsErrors" or "NuGetAuditSuppress").ShouldAllBe(property => !warnings.Any(property.ToString().Contains), file);
    }

    static string? GetProperty(XDocument file, string name) => file.Descendants(name).SingleOrDefault()?.Value;

    /// <summary>All files that can reference packages.</summary>
    static IEnumerable<string> EnumerateProjectFiles() => new[] { "*.csproj", "Directory.Build.props", "Directory.Build.targets" }
        .SelectMany(pattern => Directory.EnumerateFiles(Repository.Root, pattern, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden }))
        .Where(file => !file.Split('/', '\\').Intersect(["bin", "obj", ".evolution"]).Any());

    static IEnumerable<string> ReadPackages(string assets)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(assets));
        return [.. file.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() is "package").Select(library => library.Name.Split('/')[0])
            // The contracts are packages of this repository.
            .Where(package => !package.StartsWith("Evolution.", StringComparison.Ordinal)).Distinct()];
    }
}
