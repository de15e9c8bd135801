namespace Evolution.Spotting.Tests.Compose;

public sealed class BuildTests
{
    [Fact]
    public void A_folder_alone_is_the_context_with_its_Dockerfile()
    {
        using var folder = new ComposeFolder().With("deploy/compose.yaml", "services: { web: { build: ../web }, all: { build: .. } }").With("web/Dockerfile", "FROM x").With("Dockerfile", "FROM x");

        var model = folder.Read("deploy/compose.yaml");

        model.Workload("web").Build.ShouldNotBeNull().Context.ShouldBe("web");
        model.Workload("web").Build!.Dockerfile.ShouldBe("web/Dockerfile");
        model.Workload("all").Build.ShouldNotBeNull().Context.ShouldBe(".");
        model.Workload("all").Build!.Dockerfile.ShouldBe("Dockerfile");
        model.Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void The_long_form_is_read_whole()
    {
        using var folder = new ComposeFolder().With(".env", "VERSION=2").With("src/web/web.Dockerfile", "FROM x").With("shared/a.txt", "").With("compose.yaml", """
            services:
              web:
                image: shop/web:1
                build:
                  context: src
                  dockerfile: web/web.Dockerfile
                  target: final
                  args: [APP=web, VERSION]
                  additional_contexts:
                    shared: ./shared
                    base: docker-image://alpine
                    other: service:other
            """);

        var build = folder.Read().Workload("web").Build.ShouldNotBeNull();

        build.Context.ShouldBe("src");
        build.Dockerfile.ShouldBe("src/web/web.Dockerfile");
        build.Target.ShouldBe("final");
        build.Arguments.ShouldBe(new Dictionary<string, string> { ["APP"] = "web", ["VERSION"] = "2" });
        build.MoreContexts.ShouldBe(["shared"]);
        folder.Read().Workload("web").Image.ShouldBe("shop/web:1");
    }

    [Fact]
    public void An_inline_Dockerfile_is_no_file()
    {
        using var folder = new ComposeFolder().With("Dockerfile", "FROM x").With("compose.yaml", "services: { web: { build: { dockerfile_inline: 'FROM y' } } }");

        folder.Read().Workload("web").Build.ShouldNotBeNull().Context.ShouldBe(".");
        folder.Read().Workload("web").Build!.Dockerfile.ShouldBeNull();
    }

    [Theory]
    [InlineData("../elsewhere", "../elsewhere leads out of the folder that is examined, and is not followed")]
    [InlineData("https://github.com/a/b.git#main:docker", "it is built from https://github.com/a/b.git#main:docker, whose source is not here")]
    [InlineData("git@github.com:a/b.git", "it is built from git@github.com:a/b.git, whose source is not here")]
    [InlineData("${NOWHERE}/web", "${NOWHERE} has no value")]
    public void A_context_elsewhere_is_none_and_is_listed(string context, string reason)
    {
        var model = ComposeFolder.Read($"services:\n  web:\n    build:\n      context: {context}\n      dockerfile: a/Dockerfile\n");

        model.Workload("web").Build.ShouldNotBeNull().Context.ShouldBeNull();
        model.Workload("web").Build!.Dockerfile.ShouldBeNull();
        model.Missed().ShouldBe([$"compose.yaml:4 web: {reason}"]);
    }

    [Fact]
    public void A_context_that_is_not_there_is_listed() =>
        ComposeFolder.Read("services: { web: { build: ./gone } }").Missed().ShouldBe(["compose.yaml:1 web: it is built from the folder gone, which is not there"]);
}
