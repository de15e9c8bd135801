using Evolution.Spotting.Model;

namespace Evolution.Spotting.Tests.Compose;

public sealed class ExtendsTests
{
    [Theory]
    [InlineData("base")]
    [InlineData("{ service: base }")]
    public void A_service_in_the_same_file_is_extended(string extends)
    {
        var model = ComposeFolder.Read($$"""
            services:
              base:
                image: shop
                environment: [A=1, B=1]
                depends_on: [db]
              web:
                extends: {{extends}}
                environment: { B: 2 }
              db: { image: postgres }
            """);

        var web = model.GetWorkload("web");
        web.Image.ShouldBe("shop");
        web.Location.Line.ShouldBe(6);
        web.DescribeSettings(SettingOrigin.Environment).ShouldBe(["A=1 compose.yaml:4", "B=2 compose.yaml:8"]);
        web.DescribeRelationships().ShouldBe(["DependsOn db compose.yaml:5"]);
    }

    [Fact]
    public void A_chain_of_extends_resolves_paths_relative_to_each_file()
    {
        using var folder = new ComposeFolder()
            .With("compose.yaml", "services: { web: { extends: { file: common/base.yaml, service: app } } }")
            .With("common/base.yaml", "services: { app: { extends: { file: deep/root.yaml, service: root }, env_file: app.env } }")
            .With("common/deep/root.yaml", "services: { root: { build: ./src } }")
            .With("common/app.env", "A=1").With("common/deep/src/Dockerfile", "FROM x");

        var model = folder.Read();

        model.Workloads.ShouldHaveSingleItem().Build!.Context.ShouldBe("common/deep/src");
        model.GetWorkload("web").GetSetting("A").Location.File.ShouldBe("common/app.env");
        model.Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void An_attribute_that_the_extending_service_resets_is_removed() =>
        ComposeFolder.Read("services: { base: { image: a, ports: [80] }, web: { extends: base, ports: !reset [] } }").GetWorkload("web").Ports.ShouldBeEmpty();

    [Fact]
    public void A_service_in_an_earlier_file_is_extended()
    {
        using var folder = new ComposeFolder().With("a.yaml", "services: { base: { image: a } }").With("b.yaml", "services: { web: { extends: base } }");

        folder.Read("a.yaml", "b.yaml").GetWorkload("web").Image.ShouldBe("a");
    }

    [Theory]
    [InlineData("services: { a: { extends: b, image: x }, b: { extends: a, image: y } }", "the service extends itself in a cycle, which is not followed")]
    [InlineData("services: { a: { extends: a, image: x } }", "the service extends itself in a cycle, which is not followed")]
    [InlineData("services: { a: { extends: { file: compose.yaml, service: a }, image: x } }", "the service extends itself in a cycle, which is not followed")]
    [InlineData("services: { a: { extends: missing, image: x } }", "the extended service missing does not exist")]
    [InlineData("services: { a: { extends: { file: ../../out.yaml, service: b }, image: x } }", "../../out.yaml points outside the analyzed folder, and is not followed")]
    [InlineData("services: { a: { extends: { file: missing.yaml, service: b }, image: x } }", "missing.yaml was not read: the file does not exist")]
    public void An_invalid_extends_is_listed_as_unresolved_and_the_rest_is_read(string text, string reason)
    {
        var model = ComposeFolder.Read(text);

        model.GetWorkload("a").Image.ShouldBe("x");
        model.Unresolved.ShouldContain(item => item.What == reason);
    }

    [Fact]
    public void The_services_in_a_chain_of_thousands_of_extends_are_all_listed()
    {
        var services = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"  s{i}: {{ image: a, extends: s{i + 1} }}\n"));

        ComposeFolder.Read($"services:\n{services}  s5000: {{ image: b }}\n").Workloads.Count.ShouldBe(5_001);
    }
}
