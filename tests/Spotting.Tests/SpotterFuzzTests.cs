using System.Diagnostics;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Output;

namespace Evolution.Spotting.Tests;

/// <summary>Analyzes folders of malformed files with all readers and writes all output formats.</summary>
public sealed class SpotterFuzzTests
{
    static readonly string[] Names =
    [
        "compose.yaml", "docker-compose.override.yml", ".env", "k8s/all.yaml", "k8s/kustomization.yaml", "aspire-manifest.json", "shop.sln", "a/Dockerfile", "a/appsettings.json", "a/appsettings.Production.json", "a/application.yml",
        "a/bootstrap.properties", "a/Program.cs", "a/main.py", "a/.env", "a/package.json", "b/Dockerfile", "b/config.toml", "b/nginx.conf", "b/index.js", "b/x.csproj",
    ];

    static readonly string[] Pieces =
    [
        "services:\n", "  a:\n    build: ./a\n", "  b:\n    build: { context: ., dockerfile: b/Dockerfile }\n", "    environment:\n      DB_URL: postgres://db:5432/x\n", "    env_file: a/.env\n", "    volumes: [\"./b:/etc/b\"]\n", "    extends: { service: a, file: compose.yaml }\n",
        "include: [compose.yaml, ../x.yaml]\n", "  db:\n    image: postgres\n", "x: &x [*x]\n", "<<: *x\n", "${A:-${B:-}", "${A:?}\n", "---\n", "apiVersion: apps/v1\nkind: Deployment\n", "metadata: {name: a}\n", "spec: {template: {spec: {containers: [{name: a, image: a}]}}}\n",
        "resources: [all.yaml, ../../x, .]\n", "kind: Kustomization\n", "{\"resources\":{\"a\":{\"type\":\"project.v0\",\"path\":\"a/a.csproj\",\"env\":{\"X\":\"{b.bindings.http.url}\"}}}}", "{a.", "{{", "}", "[", "\"", "'", "`", "\0", "\t", "\n", "\r\n", "é", "\\ud800", "%", "$$", "..", "/", "\\",
        "{\"ConnectionStrings\":{\"x\":\"Host=db\"}}", "spring:\n  datasource:\n    url: jdbc:postgresql://db/x\n", "var url = \"http://b:80\";\n", "url='${B_HOST:b}'\n", "ENV B_URL=http://b\n", "FROM node\nCOPY ../x /x\n", "COPY b /b\n", "upstream b { server b:80; }\n", "@FeignClient(\"b\")\n", "A=${A}\n", "B_URL=\n",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Malformed_folders_are_analyzed_or_rejected_with_a_message(int seed)
    {
        var random = new Random(seed);
        var stopwatch = Stopwatch.StartNew();
        for (var round = 0; round < 150; round++)
        {
            using var folder = new TemporaryFolder();
            foreach (var name in Names.Where(_ => random.Next(4) > 0))
            {
                var file = Path.Combine(folder.Path, name);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, string.Concat(random.GetItems(Pieces, random.Next(25))));
            }
            string[] paths = random.Next(3) is 0 ? [folder.Path] : [.. Directory.EnumerateFiles(folder.Path, "*compose*").Append(folder.Path)];
            ShouldBeAnalyzedOrRejected(paths);
        }
        stopwatch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2), "150 small folders; the limit only detects an endless loop");
    }

    static void ShouldBeAnalyzedOrRejected(string[] paths)
    {
        try
        {
            var report = Spotter.Analyze(paths, Corrections.None);
            SpotJson.Serialize(report).ShouldNotBeEmpty();
            SpotSarif.Serialize(report).ShouldNotBeEmpty();
            SpotMermaid.Render(report).ShouldNotBeEmpty();
            report.Symptoms.Count.ShouldBe(5);
        }
        catch (SpottingException exception)
        {
            exception.Message.ShouldNotBeEmpty();
        }
    }
}
