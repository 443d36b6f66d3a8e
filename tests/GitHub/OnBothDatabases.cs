using Autograder.Service.Tests.Storage;

namespace Autograder.GitHub.Tests;

public sealed class SqliteWebhookTests(PlainCourse course) : WebhookTests(course), IClassFixture<PlainCourse>;

public sealed class PostgresWebhookTests(PlainPostgresCourse course) : WebhookTests(course), IClassFixture<PlainPostgresCourse>;

public sealed class SqliteCiIntakeTests(PlainCourse course) : CiIntakeTests(course), IClassFixture<PlainCourse>;

public sealed class PostgresCiIntakeTests(PlainPostgresCourse course) : CiIntakeTests(course), IClassFixture<PlainPostgresCourse>;

public sealed class SqliteRegistrationTests(PlainCourse course) : RegistrationTests(course), IClassFixture<PlainCourse>;

public sealed class PostgresRegistrationTests(PlainPostgresCourse course) : RegistrationTests(course), IClassFixture<PlainPostgresCourse>;

public sealed class SqliteRosterTests(PlainCourse course) : RosterTests(course), IClassFixture<PlainCourse>;

public sealed class PostgresRosterTests(PlainPostgresCourse course) : RosterTests(course), IClassFixture<PlainPostgresCourse>;

public sealed class SqlitePublishingTests(AppCourse course) : PublishingTests(course), IClassFixture<AppCourse>;

public sealed class PostgresPublishingTests(AppPostgresCourse course) : PublishingTests(course), IClassFixture<AppPostgresCourse>;

public sealed class SqliteTroubleTests(AppCourse app, PlainCourse plain) : TroubleTests(app, plain), IClassFixture<AppCourse>, IClassFixture<PlainCourse>;

public sealed class PostgresTroubleTests(AppPostgresCourse app, PlainPostgresCourse plain) : TroubleTests(app, plain), IClassFixture<AppPostgresCourse>, IClassFixture<PlainPostgresCourse>;

public sealed class SqliteCatchUpTests : CatchUpTests
{
    private protected override Task<GradedCourse> StartAsync(bool asApp = false) => GradedCourse.StartAsync(asApp);
}

public sealed class PostgresCatchUpTests(PostgresServer server) : CatchUpTests
{
    private protected override async Task<GradedCourse> StartAsync(bool asApp = false) => await GradedCourse.StartAsync(asApp, postgres: await server.CreateAsync());
}
