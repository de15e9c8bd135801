namespace Evolution.Spotting.Tests.Compose;

public sealed class BuildTests
{
    [Fact]
    public void A_folder_is_the_build_context_with_its_Dockerfile()
    {
        using var folder = new ComposeFolder().With("deploy/compose.yaml", "services: { web: { build: ../web }, all: { build: .. } }").With("web/Dockerfile", "FROM x").With("Dockerfile", "FROM x");

        var model = folder.Read("deploy/compose.yaml");

        model.GetWorkload("web").Build.ShouldNotBeNull().Context.ShouldBe("web");
        model.GetWorkload("web").Build!.Dockerfile.ShouldBe("web/Dockerfile");
        model.GetWorkload("all").Build.ShouldNotBeNull().Context.ShouldBe(".");
        model.GetWorkload("all").Build!.Dockerfile.ShouldBe("Dockerfile");
        model.Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void All_attributes_of_the_long_form_are_read()
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

        var build = folder.Read().GetWorkload("web").Build.ShouldNotBeNull();

        build.Context.ShouldBe("src");
        build.Dockerfile.ShouldBe("src/web/web.Dockerfile");
        build.Target.ShouldBe("final");
        build.Arguments.ShouldBe(new Dictionary<string, string> { ["APP"] = "web", ["VERSION"] = "2" });
        build.AdditionalContexts.ShouldBe(["shared"]);
        folder.Read().GetWorkload("web").Image.ShouldBe("shop/web:1");
    }

    [Fact]
    public void An_inline_Dockerfile_has_no_path()
    {
        using var folder = new ComposeFolder().With("Dockerfile", "FROM x").With("compose.yaml", "services: { web: { build: { dockerfile_inline: 'FROM y' } } }");

        folder.Read().GetWorkload("web").Build.ShouldNotBeNull().Context.ShouldBe(".");
        folder.Read().GetWorkload("web").Build!.Dockerfile.ShouldBeNull();
    }

    [Theory]
    [InlineData("../elsewhere", "../elsewhere points outside the analyzed folder, and is not followed")]
    [InlineData("https://github.com/a/b.git#main:docker", "the build context https://github.com/a/b.git#main:docker is not in the analyzed folder")]
    [InlineData("git@github.com:a/b.git", "the build context git@github.com:a/b.git is not in the analyzed folder")]
    [InlineData("${NOWHERE}/web", "${NOWHERE} has no value")]
    public void A_context_outside_the_folder_is_ignored_and_listed_as_unresolved(string context, string reason)
    {
        var model = ComposeFolder.Read($"services:\n  web:\n    build:\n      context: {context}\n      dockerfile: a/Dockerfile\n");

        model.GetWorkload("web").Build.ShouldNotBeNull().Context.ShouldBeNull();
        model.GetWorkload("web").Build!.Dockerfile.ShouldBeNull();
        model.DescribeUnresolved().ShouldBe([$"compose.yaml:4 web: {reason}"]);
    }

    [Fact]
    public void A_missing_context_is_listed_as_unresolved() =>
        ComposeFolder.Read("services: { web: { build: ./missing } }").DescribeUnresolved().ShouldBe(["compose.yaml:1 web: the build folder missing does not exist"]);
}
