using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Evolution.Spotting.Tests.Aspire;

/// <summary>Property tests for bind mounts.</summary>
public sealed class MountPropertyTests
{
    static readonly string[] Pieces = ["config", "/", "..", ".", "nginx.conf", "\\", "\0", "", "~", "missing", "*", "?", "é", "C:"];

    [Fact]
    public void Any_mount_path_is_read_or_listed_as_unresolved() => Prop.ForAll(Gen.Elements(Pieces).ListOf().ToArbitrary(), pieces =>
    {
        var model = Read(JsonSerializer.Serialize(string.Concat(pieces)), "upstream api { server api:80; }\n");

        model.GetWorkload("proxy").Settings.ShouldAllBe(setting => setting.Location.File == "config/nginx.conf" || setting.Location.File == "aspire-manifest.json");
        if (model.GetWorkload("proxy").Settings.Count is 0) model.Unresolved.ShouldHaveSingleItem().Workload.ShouldBe("proxy");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Settings_of_a_mounted_file_have_their_line_numbers() => Prop.ForAll(MutatedText.Of("upstream api {\n  # comment\n  server api:80;\n}\n").ToArbitrary(), text =>
    {
        var lines = text.Split('\n');

        foreach (var setting in Read("\"config/nginx.conf\"", text).GetWorkload("proxy").Settings) lines[setting.Location.Line - 1].ShouldContain(setting.Value!);
    }).QuickCheckThrowOnFailure();

    static Evolution.Spotting.Model.SystemModel Read(string source, string text) => Manifests.ReadAspire(
        ("aspire-manifest.json", $$"""{ "resources": { "proxy": { "type": "container.v0", "image": "nginx", "bindMounts": [{ "source": {{source}}, "target": "/etc/nginx" }] } } }"""),
        ("config/nginx.conf", text));
}
