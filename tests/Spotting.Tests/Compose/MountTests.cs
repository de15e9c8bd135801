using Evolution.Spotting.Model;

namespace Evolution.Spotting.Tests.Compose;

public sealed class MountTests
{
    [Theory]
    [InlineData("- ./app.conf:/etc/app.conf:ro")]
    [InlineData("- { type: bind, source: ./app.conf, target: /etc/app.conf }")]
    [InlineData("- ${PWD}/app.conf:/etc/app.conf")]
    [InlineData("- ${CONF:-./app.conf}:/etc/app.conf")]
    public void The_lines_of_a_bind_mounted_file_are_settings(string mount)
    {
        using var folder = new ComposeFolder().With("app.conf", "# comment\n\nhost = db\n; other\n  port = 5432\n").With("compose.yaml", $"services:\n  web:\n    image: a\n    volumes:\n      {mount}\n");

        var model = folder.Read();

        model.GetWorkload("web").DescribeSettings(SettingOrigin.MountedFile).ShouldBe(["app.conf=host = db app.conf:3", "app.conf=port = 5432 app.conf:5"]);
        model.Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void The_configuration_files_of_a_bind_mounted_folder_are_read()
    {
        using var folder = new ComposeFolder()
            .With("conf/a.yml", "url: http://a").With("conf/deep/b.json", "{ \"b\": 1 }").With("conf/run.sh", "echo").With("conf/package.json", "{}").With("conf/.hidden.yml", "x: 1")
            .With("compose.yaml", "services: { web: { image: a, volumes: ['./conf:/etc/conf'] } }");

        folder.Read().GetWorkload("web").DescribeSettings(SettingOrigin.MountedFile).ShouldBe(["conf/a.yml=url: http://a conf/a.yml:1", "conf/deep/b.json={ \"b\": 1 } conf/deep/b.json:1"]);
    }

    [Fact]
    public void The_project_folder_is_source_and_not_configuration()
    {
        var model = ComposeFolder.Read("services: { web: { image: a, volumes: ['.:/app'] } }");

        model.GetWorkload("web").Settings.ShouldBeEmpty();
        model.DescribeUnresolved().ShouldHaveSingleItem().ShouldContain("treated as source");
    }

    [Fact]
    public void A_source_folder_is_not_configuration()
    {
        using var folder = new ComposeFolder().With("src/a.py", "").With("src/b.py", "").With("src/settings.yml", "url: http://a").With("compose.yaml", "services: { web: { image: a, volumes: ['./src:/app'] } }");

        var model = folder.Read();

        model.GetWorkload("web").Settings.ShouldBeEmpty();
        model.DescribeUnresolved().ShouldBe(["compose.yaml:1 web: src is mounted and is mostly source: its files were not treated as configuration"]);
    }

    [Fact]
    public void Paths_outside_the_folder_are_listed_as_unresolved_except_host_paths()
    {
        var model = ComposeFolder.Read("""
            services:
              web:
                image: a
                volumes:
                  - /var/run/docker.sock:/var/run/docker.sock
                  - /etc/localtime:/etc/localtime:ro
                  - ../other/app.conf:/etc/app.conf
                  - C:\data:/data
                  - ./missing.yml:/missing.yml
                  - ./data:/data
                  - /anonymous
                  - named:/named
            """);

        model.DescribeUnresolved().ShouldBe(
        [
            "compose.yaml:7 web: ../other/app.conf points outside the analyzed folder, and is not followed",
            @"compose.yaml:8 web: C:\data points outside the analyzed folder, and is not followed",
            "compose.yaml:9 web: missing.yml does not exist",
        ]);
    }

    [Fact]
    public void Files_beyond_the_limits_are_listed_as_unresolved()
    {
        using var folder = new ComposeFolder().With("large.yml", new string('x', 300 * 1024)).With("long.yml", string.Concat(Enumerable.Repeat("x\n", 3_000)));
        for (var i = 0; i < 60; i++) folder.With($"many/{i:00}.yml", "x: 1");
        folder.With("compose.yaml", "services: { web: { image: a, volumes: ['./large.yml:/a', './long.yml:/b', './many:/c'] } }");

        var model = folder.Read();

        model.GetWorkload("web").Settings.Count.ShouldBe(50);
        model.Unresolved.Count.ShouldBe(3);
    }

    [Fact]
    public void Configs_and_secrets_are_read_in_all_forms()
    {
        using var folder = new ComposeFolder().With(".env", "TOKEN=abc").With("a.toml", "a = 1").With("secret.txt", "postgres://db").With("compose.yaml", """
            services:
              web:
                image: a
                configs:
                  - short
                  - source: inline
                    target: /etc/inline.yml
                  - { source: varied, target: token }
                  - outside
                secrets:
                  - password
                  - { source: connection, target: dsn }
                  - undefined
            configs:
              short:
                file: ./a.toml
              inline:
                content: |
                  first: 1
                  # comment
                  second: ${TOKEN}
              varied:
                environment: TOKEN
              outside:
                external: true
            secrets:
              password:
                external: true
              connection:
                file: ./secret.txt
            """);

        var model = folder.Read();

        model.GetWorkload("web").DescribeSettings(SettingOrigin.MountedFile).ShouldBe(
        [
            "a.toml=a = 1 a.toml:1",
            "/etc/inline.yml=first: 1 compose.yaml:19", "/etc/inline.yml=second: abc compose.yaml:21",
            "token=abc compose.yaml:8",
            "outside= compose.yaml:9",
            "password= compose.yaml:11",
            "secret.txt=postgres://db secret.txt:1",
            "undefined= compose.yaml:13",
        ]);
        model.GetWorkload("web").GetSetting("password").Value.ShouldBeNull();
        model.DescribeUnresolved().ShouldBe(["compose.yaml:9 web: the config outside is defined outside these files", "compose.yaml:13 web: undefined is not defined under secrets"]);
    }
}
