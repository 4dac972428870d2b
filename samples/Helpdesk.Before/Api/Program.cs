using Helpdesk.Application;
using Helpdesk.Domain;
using Helpdesk.Infrastructure;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddInfrastructure(builder.Configuration.GetConnectionString("Helpdesk"));
builder.Services.AddScoped<ITicketAnswers, TicketAnswers>();

var app = builder.Build();

// Nothing in this project looks expensive. What the call costs is decided two projects away.
app.MapPost("/tickets/answer", (Ticket ticket, ITicketAnswers answers, CancellationToken cancellationToken) =>
    answers.AnswerAsync(ticket, cancellationToken)); // expect: SCL1001, SCL1002, SCL1003, SCL1010, SCL4101

app.Run();
