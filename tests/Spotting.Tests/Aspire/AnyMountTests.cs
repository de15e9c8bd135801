using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Evolution.Spotting.Tests.Aspire;

/// <summary>Whatever a resource mounts.</summary>
public sealed class AnyMountTests
{
    static readonly string[] Pieces = ["config", "/", "..", ".", "nginx.conf", "\\", "\0", "", "~", "missing", "*", "?", "é", "C:"];

    [Fact]
    public void Any_path_is_read_or_listed() => Prop.ForAll(Gen.Elements(Pieces).ListOf().ToArbitrary(), pieces =>
    {
        var model = Read(JsonSerializer.Serialize(string.Concat(pieces)), "upstream api { server api:80; }\n");

        model.Named("proxy").Settings.ShouldAllBe(setting => setting.Place.File == "config/nginx.conf" || setting.Place.File == "aspire-manifest.json");
        if (model.Named("proxy").Settings.Count is 0) model.Unresolved.ShouldHaveSingleItem().Workload.ShouldBe("proxy");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_told_line_by_line() => Prop.ForAll(Mutated.Of("upstream api {\n  # comment\n  server api:80;\n}\n").ToArbitrary(), text =>
    {
        var lines = text.Split('\n');

        foreach (var setting in Read("\"config/nginx.conf\"", text).Named("proxy").Settings) lines[setting.Place.Line - 1].ShouldContain(setting.Value!);
    }).QuickCheckThrowOnFailure();

    static Evolution.Spotting.Model.SystemModel Read(string source, string text) => Reading.Aspire(
        ("aspire-manifest.json", $$"""{ "resources": { "proxy": { "type": "container.v0", "image": "nginx", "bindMounts": [{ "source": {{source}}, "target": "/etc/nginx" }] } } }"""),
        ("config/nginx.conf", text));
}
